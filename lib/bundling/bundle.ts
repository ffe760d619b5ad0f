import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

export const DOORS = ['poll', 'match', 'deliver', 'sweep', 'slack', 'answer', 'reconcile'] as const
export type Door = (typeof DOORS)[number]

const EMPTY = fileURLToPath(new URL('./empty.ts', import.meta.url))
// Bolt's own server, its OAuth pages and its socket: 1.9 MB that no Lambda function runs, loaded within Slack's three seconds.
const UNUSED_BY_SLACK = ['@slack/oauth', '@slack/socket-mode', 'express', 'raw-body']

// The Korean analyser reads these beside the bundle when a word first needs it: no door loads them as it starts.
const ANALYSER = ['package.json', 'pkg/garu_wasm_bg.wasm', 'models/base.gmdl'].map(
  (file) => `node_modules/garu-ko/${file}`,
)

/** Makes a door one file, `index.mjs` in `folder`, with what it reads beside it. The AWS stack deploys exactly this. */
export function bundle(door: Door, folder: string): string {
  const outfile = join(folder, 'index.mjs')
  const { metafile } = buildSync({
    entryPoints: [fromRoot(`functions/${door}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // Without `module` first, esbuild takes the CommonJS half of the AWS SDK: a third more bytes, a third slower to load.
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: hasSourceMap(door) && 'linked',
    sourcesContent: false,
    // CommonJS packages inside an ES module still call `require`; the odd name is one no minifier picks.
    banner: {
      js: `import{createRequire as chorokRequire}from'node:module';const require=chorokRequire(import.meta.url);`,
    },
    alias: door === 'slack' ? Object.fromEntries(UNUSED_BY_SLACK.map((name) => [name, EMPTY])) : {},
    metafile: true,
    logLevel: 'warning',
  })
  if (Object.keys(metafile.inputs).some((file) => file.includes('node_modules/garu-ko/'))) {
    for (const file of ANALYSER) cpSync(fromRoot(file), join(folder, file))
  }
  return outfile
}

/** `NODE_OPTIONS` of a door. Reading a source map costs 20 ms of a cold start: the Slack door, which is waited for, goes without. */
export function nodeOptions(door: Door): string {
  return hasSourceMap(door) ? '--enable-source-maps' : ''
}

function hasSourceMap(door: Door): boolean {
  return door !== 'slack'
}

function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}
