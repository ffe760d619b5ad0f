/** What the files of a room may import. Its own files and those of `text` need no line here. */
export interface Room {
  /** Other rooms of ours, or single files. */
  ours: string[]
  /** npm packages; a final `*` stands for any ending. */
  npm: string[]
  /** Node's own modules. */
  node: string[] | 'any'
}

const DOMAIN = ['releases', 'subscriptions', 'delivery', 'ills', 'copy']
const OUTSIDES = ['sources', 'slack', 'store', 'platform']
// These compute and touch nothing outside the process; every other module of Node may.
const PURE_NODE = ['node:crypto', 'node:buffer', 'node:util']

/**
 * Which room may import what: an allow list without exemptions. Whatever is not listed is refused. (`aws-lambda` stands for the types
 * of Lambda's events in @types/aws-lambda: there is no such package at run time.)
 */
export const HOUSE: Record<string, Room> = {
  text: {
    ours: [],
    npm: ['iconv-lite', 'es-hangul', 'htmlparser2', 'css-select', '@hyunbinseo/holidays-kr'],
    node: PURE_NODE,
  },
  releases: { ours: [], npm: ['zod'], node: PURE_NODE },
  subscriptions: {
    ours: ['releases'],
    npm: ['zod', '@monyone/aho-corasick', 'garu-ko'],
    // Read once, when first needed: garu-ko's WebAssembly and model, two files of its package, and the lists of words of this room.
    node: [...PURE_NODE, 'node:fs', 'node:module'],
  },
  delivery: { ours: ['releases', 'subscriptions'], npm: ['zod'], node: PURE_NODE },
  ills: { ours: ['releases', 'subscriptions', 'delivery'], npm: ['zod'], node: PURE_NODE },
  // Sentences about the domain in every language; pure, so that any carrier can use them.
  copy: { ours: ['releases', 'subscriptions', 'delivery', 'ills'], npm: ['zod'], node: [] },
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
      '@smithy/core',
      '@smithy/signature-v4',
      '@aws-lambda-powertools/*',
    ],
    node: 'any',
  },
  doors: { ours: [...DOMAIN, ...OUTSIDES], npm: ['zod', 'aws-lambda'], node: [] },
  'lib/bundling': { ours: [], npm: ['esbuild'], node: ['node:fs', 'node:path', 'node:url'] },
  // The settings of an installation, read from one file by everything that runs or deploys it.
  'lib/config': { ours: ['sources'], npm: ['zod'], node: ['node:fs', 'node:crypto', 'node:buffer'] },
  'lib/commands': {
    ours: [...DOMAIN, ...OUTSIDES, 'doors', 'lib/local', 'lib/bundling', 'lib/config'],
    npm: [
      'zod',
      'esbuild',
      'htmlparser2',
      'playwright-core',
      '@sparticuz/chromium',
      '@monyone/aho-corasick',
      'modern-ahocorasick',
      '@aws-sdk/client-ssm',
      '@aws-sdk/credential-provider-node',
      // For what is done to a table as a whole: its rows as a file, its restoring, its end.
      '@aws-sdk/client-dynamodb',
      '@smithy/core',
      '@smithy/signature-v4',
    ],
    node: 'any',
  },
  // Its stand-in Slack is written from Slack's documentation alone: sharing code with our Slack room would share, and so hide, its mistakes.
  'lib/local': {
    ours: ['doors', ...DOMAIN, 'sources', 'store', 'platform', 'lib/bundling', 'lib/config', 'manifest.json'],
    npm: [
      'zod',
      'aws-lambda',
      '@aws-sdk/client-dynamodb',
      '@slack/types',
      '@slack/socket-mode',
      'undici',
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
      'lib/config',
      'functions/store/table/schema.ts',
      'functions/platform/env.ts',
      'functions/platform/events.ts',
      'functions/platform/job-queues.ts',
      'functions/platform/secrets.ts',
      'functions/sources/catalog/source-secrets.ts',
    ],
    npm: ['aws-cdk-lib', 'cdk-nag', 'constructs'],
    node: [],
  },
}

const LIB_ROOMS = ['bundling', 'commands', 'config', 'local']

/** The room a file belongs to; undefined for a file outside lib and functions. */
export function roomOf(path: string): string | undefined {
  const [top, second, ...deeper] = path.split('/')
  if (top === 'functions') return deeper.length > 0 ? second : 'doors'
  if (top !== 'lib') return undefined
  return deeper.length > 0 && second && LIB_ROOMS.includes(second) ? `lib/${second}` : 'lib/stack'
}
