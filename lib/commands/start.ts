import './check-node.mjs'

// Only now: an older Node would stumble over what these import, before it could be told so.
const { startArguments } = await import('../local/start-arguments.ts')
const { startLocal } = await import('../local/start-local.ts')
const { whyNotWritten } = await import('../local/process/kept-file.ts')

const DIRECTORY = '.chorok'

const asked = startArguments(process.argv.slice(2), process.env)
if ('refusal' in asked) {
  console.error(asked.refusal)
  process.exit(2)
}

const opening = startLocal({ ...asked, directory: DIRECTORY, say: console.log })

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // npm passes on a Ctrl+C that the terminal has sent already: it may come twice, or before all stands.
  process.on(signal, async () => {
    if (stopping) return
    stopping = true
    console.log('  보내던 것을 마치고 끝냅니다…')
    await opening.then((local) => local.stop()).catch(() => undefined)
    process.exit(0)
  })
}

try {
  const { url } = await opening
  console.log(`초록이 열렸습니다: ${url}  (끝내려면 Ctrl+C)`)
} catch (error) {
  console.error(sentence(error, asked.port))
  process.exit(1)
}

function sentence(error: unknown, port: number): string {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return `${port}번 포트를 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 CHOROK_PORT=${port + 1} npm start처럼 다른 포트로 시작해 주세요.`
  }
  if (isOfFiles(error)) return whyNotWritten(DIRECTORY, error)
  return error instanceof Error ? error.message : String(error)
}

function isOfFiles(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error
}
