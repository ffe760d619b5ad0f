import { access, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A Chromium without a window: the system's, else the one that came by npm. Throws a sentence saying what to install. */
export async function openBrowser(): Promise<Browser> {
  try {
    return await chromium.launch({ executablePath: (await systemBrowser()) ?? (await packedBrowser()), args: FLAGS })
  } catch (cause) {
    throw new Error(
      '크로미움을 열지 못했습니다. `apt-get install chromium`으로 설치하거나 CHROMIUM에 실행 파일 경로를 넣어 주세요.',
      { cause },
    )
  }
}

/** Where the system's Chromium stands, if there is one. */
export async function systemBrowser(): Promise<string | undefined> {
  for (const place of [process.env.CHROMIUM ?? '', ...PLACES]) {
    const stands = await access(place).then(
      () => place !== '',
      () => false,
    )
    if (stands) return place
  }
  return undefined
}

/** The package brings its own libraries only where it believes to be in Lambda, and takes any stale file it finds in TMPDIR. */
async function packedBrowser(): Promise<string> {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x'
  process.env.TMPDIR = join(process.cwd(), 'node_modules', '.cache')
  await mkdir(process.env.TMPDIR, { recursive: true })
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}
