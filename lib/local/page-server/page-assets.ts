import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, stop } from 'esbuild'

interface Asset {
  body: Uint8Array<ArrayBuffer>
  type: string
}

export type Assets = ReadonlyMap<string, Asset>

const PAGE_FOLDER = fileURLToPath(new URL('../page', import.meta.url))

const CONTENT_TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

const HTML = `<!doctype html>
<html lang="ko">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>초록</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/main.css">
<div id="page"></div>
<script type="module" src="/main.js"></script>
</html>
`
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#0b7a4b"/><path d="M9 23C8 13 14 8 24 8c0 10-5 16-13 14m-2 1c2-5 5-8 9-10" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>'

/** Bundles the page in memory, fonts included. The keys are the paths at which the parts are served. */
export async function buildPageAssets(): Promise<Assets> {
  const outdir = join(PAGE_FOLDER, 'built')
  const { outputFiles } = await build({
    entryPoints: [join(PAGE_FOLDER, 'main.tsx')],
    outdir,
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    loader: { '.woff2': 'file' },
    assetNames: 'font-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  // Its process would stay for as long as this one, with a hundred megabytes.
  await stop()
  const built = outputFiles.map(({ path, contents }): [string, Asset] => [
    path.slice(outdir.length).replaceAll('\\', '/'),
    { body: new Uint8Array(contents), type: CONTENT_TYPES[extname(path)] ?? 'application/octet-stream' },
  ])
  return new Map([
    ['/', textAsset(HTML, 'text/html; charset=utf-8')],
    ['/icon.svg', textAsset(ICON, 'image/svg+xml')],
    ...built,
  ])
}

function textAsset(content: string, type: string): Asset {
  return { body: new TextEncoder().encode(content), type }
}
