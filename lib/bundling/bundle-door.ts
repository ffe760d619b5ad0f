import { cpSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import type { Door } from './doors.ts'

const EMPTY_MODULE = fileURLToPath(new URL('./empty.ts', import.meta.url))
const ENVIRONMENT_CREDENTIALS = fileURLToPath(new URL('./environment-credentials.ts', import.meta.url))
// Bolt's own server, its OAuth pages and its socket client: 1.9 MB that no Lambda function runs, but that would be loaded within the
// three seconds Slack waits.
const UNUSED_BOLT_PACKAGES = ['@slack/oauth', '@slack/socket-mode', 'express', 'raw-body']

// The Korean analyser reads these files from beside the bundle when a word first needs it; no door loads them as it starts.
const ANALYSER_FILES = ['package.json', 'pkg/garu_wasm_bg.wasm', 'models/base.gmdl'].map(
  (file) => `node_modules/garu-ko/${file}`,
)

/**
 * Bundles a door into one file, `index.mjs` in `folder`, with the files it reads beside it. Returns the path of that file. The AWS stack
 * deploys exactly this folder.
 */
export function bundleDoor(door: Door, folder: string): string {
  const outfile = join(folder, 'index.mjs')
  const { metafile } = buildSync({
    absWorkingDir: fromRoot('.'),
    entryPoints: [fromRoot(`functions/${door}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // Without `module` first, esbuild takes the CommonJS half of the AWS SDK: a third more bytes, a third slower to load.
    mainFields: ['module', 'main'],
    minify: true,
    // Else each syllable of Korean would be an escape of six bytes in place of three.
    charset: 'utf8',
    sourcemap: hasSourceMap(door) && 'linked',
    sourcesContent: false,
    // CommonJS packages inside an ES module still call `require`. The import has a name that no minifier picks.
    banner: {
      js: `import{createRequire as chorokRequire}from'node:module';const require=chorokRequire(import.meta.url);`,
    },
    alias: {
      '@aws-sdk/credential-provider-node': ENVIRONMENT_CREDENTIALS,
      ...(door === 'slack' && Object.fromEntries(UNUSED_BOLT_PACKAGES.map((name) => [name, EMPTY_MODULE]))),
    },
    metafile: true,
    logLevel: 'warning',
  })
  // Only what is left in the output counts: a door may import the analyser's module and use none of it.
  const bundled = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []))
  if (bundled.some((file) => file.includes('node_modules/garu-ko/'))) {
    for (const file of ANALYSER_FILES) cpSync(fromRoot(file), join(folder, file))
  }
  const code = readFileSync(outfile, 'utf8')
  for (const file of bundled.map(fromRoot).flatMap(filesBeside))
    if (code.includes(`"${basename(file)}"`)) cpSync(file, join(folder, basename(file)))
  return outfile
}

/** The files that a module of ours reads from beside itself when they are needed: lists of words. */
function filesBeside(module: string): string[] {
  if (module.includes('node_modules/')) return []
  const code = readFileSync(module, 'utf8')
  return [...code.matchAll(/new URL\('([\w-]+\.json)', import\.meta\.url\)/g)].map(([, name = '']) =>
    join(dirname(module), name),
  )
}

/**
 * The `NODE_OPTIONS` a door runs with. Reading a source map costs 20 ms of a cold start, so the Slack door, which a person waits for, has
 * none.
 */
export function nodeOptions(door: Door): string {
  return hasSourceMap(door) ? '--enable-source-maps' : ''
}

function hasSourceMap(door: Door): boolean {
  return door !== 'slack'
}

function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}
