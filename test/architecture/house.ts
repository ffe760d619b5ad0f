/** What a room may reach for. Its own files and `text` need no line here. */
export interface Room {
  /** Other rooms of ours, or single files. */
  ours: string[]
  /** npm packages; a final `*` stands for any ending. */
  npm: string[]
  /** Node's own modules. */
  node: string[] | 'any'
}

const DOMAIN = ['releases', 'subscriptions', 'delivery', 'copy']
const OUTSIDES = ['sources', 'slack', 'store', 'platform']
// Hashing, comparing and telling bytes apart is arithmetic; everything else in Node touches the world.
const PURE = ['node:crypto', 'node:buffer', 'node:util']

/**
 * Who may import whom: an allow list, and nobody is exempt. What is not here may not be. (`aws-lambda` is the types of the
 * events: at run time there is no such package.)
 */
export const HOUSE: Record<string, Room> = {
  text: {
    ours: [],
    npm: ['iconv-lite', 'es-hangul', 'htmlparser2', 'css-select', '@hyunbinseo/holidays-kr'],
    node: PURE,
  },
  releases: { ours: [], npm: ['zod'], node: PURE },
  subscriptions: {
    ours: ['releases'],
    npm: ['zod', '@monyone/aho-corasick', 'garu-ko'],
    // garu-ko is code that comes as two files: they are read once, from beside its package, and nothing else is.
    node: [...PURE, 'node:fs', 'node:module'],
  },
  delivery: { ours: ['releases', 'subscriptions'], npm: ['zod'], node: PURE },
  // Sentences about the domain, in every language; pure, so that any way out may say them.
  copy: { ours: ['releases', 'subscriptions', 'delivery'], npm: [], node: [] },
  sources: {
    ours: ['releases', 'platform'],
    npm: ['zod', 'rss-parser', 'feedsmith', 'htmlparser2', 'css-select'],
    node: 'any',
  },
  store: {
    ours: [...DOMAIN, 'platform'],
    npm: ['zod', '@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb'],
    node: 'any',
  },
  slack: { ours: [...DOMAIN, 'platform'], npm: ['zod', '@slack/*'], node: 'any' },
  platform: {
    ours: ['releases', 'package.json'],
    npm: [
      'zod',
      'aws-lambda',
      '@aws-sdk/client-eventbridge',
      '@aws-sdk/client-sqs',
      '@aws-sdk/client-ssm',
      '@aws-lambda-powertools/*',
    ],
    node: 'any',
  },
  doors: { ours: [...DOMAIN, ...OUTSIDES], npm: ['zod', 'aws-lambda'], node: [] },
  'lib/bundling': { ours: [], npm: ['esbuild'], node: ['node:fs', 'node:path', 'node:url'] },
  'lib/commands': {
    ours: [...DOMAIN, ...OUTSIDES, 'doors', 'lib/local', 'lib/bundling'],
    npm: ['zod', 'esbuild', 'playwright-core', '@sparticuz/chromium', '@monyone/aho-corasick', 'modern-ahocorasick'],
    node: 'any',
  },
  // Its Slack is written from Slack's documents alone: one that knew our Slack room would share its mistakes, and hide them.
  'lib/local': {
    ours: ['doors', ...DOMAIN, 'sources', 'store', 'platform', 'lib/bundling', 'manifest.json'],
    npm: [
      'zod',
      'aws-lambda',
      '@aws-sdk/client-dynamodb',
      '@slack/types',
      'react',
      'react-dom',
      'slack-blocks-to-jsx',
      'esbuild',
      '@dynoxide/*',
      '@fontsource-variable/*',
    ],
    node: 'any',
  },
  'lib/stack': {
    ours: [
      'lib/bundling',
      'functions/store/table/schema.ts',
      'functions/platform/env.ts',
      'functions/platform/events.ts',
      'functions/platform/metrics.ts',
      'functions/platform/secrets.ts',
      'functions/sources/catalog/source-secrets.ts',
    ],
    npm: ['aws-cdk-lib', 'constructs'],
    node: [],
  },
}

/** The room a file stands in; undefined for one that has no place in the house. */
export function roomOf(path: string): string | undefined {
  const [top, second, ...deeper] = path.split('/')
  if (top === 'functions') return deeper.length > 0 ? second : 'doors'
  if (top !== 'lib') return undefined
  return second === 'bundling' || second === 'commands' || second === 'local' ? `lib/${second}` : 'lib/stack'
}
