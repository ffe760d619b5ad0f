import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'

const START_TIMEOUT_MS = 10_000
const STOP_TIMEOUT_MS = 3_000
const KEPT_OUTPUT_CHARACTERS = 500

/** The path of the DynamoDB server's binary. Throws a sentence if its package has none for this machine. */
export function findBinary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`
  try {
    return createRequire(import.meta.url).resolve(`${name}/dynoxide`)
  } catch (cause) {
    throw new Error(
      `이 컴퓨터(${process.platform}-${process.arch})에서 돌아가는 데이터베이스가 패키지에 없습니다. DynamoDB Local 같은 ` +
        'DynamoDB 서버를 띄우고 AWS_ENDPOINT_URL_DYNAMODB에 그 주소를 넣어 다시 시작해 주세요.',
      { cause },
    )
  }
}

export function spawnDynoxide(binary: string, port: number, dbPath: string | undefined): ChildProcess {
  const file = dbPath ? ['--db-path', dbPath] : []
  return spawn(binary, ['serve', '--port', String(port), ...file], { stdio: ['ignore', 'ignore', 'pipe'] })
}

/**
 * Waits until the child prints that it listens: an answer from the port could come from another program. Rejects with a sentence if it
 * ends, or prints nothing of the kind for 10 s.
 */
export function waitUntilListening(child: ChildProcess, port: number, dbPath: string | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const fail = (reason: string) => reject(new Error(whyNotStarted(reason, port, dbPath), { cause: new Error(reason) }))
  const timer = setTimeout(fail, START_TIMEOUT_MS, `not listening after ${START_TIMEOUT_MS} ms`)
  let output = ''
  child.stderr?.on('data', (data: Buffer) => {
    output = `${output}${data}`.slice(-KEPT_OUTPUT_CHARACTERS)
    if (output.includes('listening on')) resolve()
  })
  child.once('error', (error) => fail(error.message))
  child.once('exit', (code) => fail(output.trim() || `ended with ${code}`))
  return promise.finally(() => clearTimeout(timer))
}

/** Asks the child to end, and kills it after 3 s. */
export async function stopDynoxide(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
  await ended
  clearTimeout(timer)
}

function whyNotStarted(output: string, port: number, dbPath: string | undefined): string {
  if (/not a valid SQLite database|malformed|corrupt/i.test(output))
    return `${dbPath} 파일이 깨져서 데이터베이스로 열 수 없습니다. 그 파일을 다른 곳으로 옮기고 다시 시작하면 처음부터 시작합니다.`
  if (/readonly|read-only|permission denied|unable to open/i.test(output))
    return `${dbPath} 파일을 열 수 없습니다. 파일과 폴더의 쓰기 권한을 확인해 주세요.`
  if (/disk is full|no space left/i.test(output))
    return `디스크에 빈 자리가 없어 ${dbPath} 파일을 열 수 없습니다. 자리를 비우고 다시 시작해 주세요.`
  return `데이터베이스를 ${port}번 포트에서 시작하지 못했습니다 (${output}).`
}
