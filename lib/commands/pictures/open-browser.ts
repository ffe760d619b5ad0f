import { access, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const SYSTEM_BROWSER_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Opens a Chromium without a window: the system's, or else the one that npm installed. Throws a sentence that says what to install. */
export async function openBrowser(): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath: (await systemBrowserPath()) ?? (await npmBrowserPath()),
      args: BROWSER_FLAGS,
    })
  } catch (cause) {
    throw new Error(
      '크로미움을 열지 못했습니다. `apt-get install chromium`으로 설치하거나 CHROMIUM에 실행 파일 경로를 넣어 주세요.',
      { cause },
    )
  }
}

/** The path of the system's Chromium (the one `CHROMIUM` names comes first); undefined when there is none. */
export async function systemBrowserPath(): Promise<string | undefined> {
  for (const path of [process.env.CHROMIUM ?? '', ...SYSTEM_BROWSER_PATHS]) {
    const exists = await access(path).then(
      () => path !== '',
      () => false,
    )
    if (exists) return path
  }
  return undefined
}

/**
 * The path of the Chromium in the npm package. The package unpacks its own libraries only when it believes that it runs in Lambda, and it
 * uses any stale file that it finds in TMPDIR; hence the two variables.
 */
async function npmBrowserPath(): Promise<string> {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x'
  process.env.TMPDIR = join(process.cwd(), 'node_modules', '.cache')
  await mkdir(process.env.TMPDIR, { recursive: true })
  const { default: chromiumPackage } = await import('@sparticuz/chromium')
  return chromiumPackage.executablePath()
}
