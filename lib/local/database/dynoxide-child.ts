import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'

const READY_WITHIN = 10_000
const STOPS_WITHIN = 3_000

/** Where the DynamoDB server is. Throws one sentence for a person where there is none for this machine. */
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

/** Waits for the child's own word that it listens: an answer from the port alone could be another program's. */
export function listening(child: ChildProcess, port: number, dbPath: string | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const fail = (why: string) => reject(new Error(whyNot(why, port, dbPath), { cause: new Error(why) }))
  const timer = setTimeout(fail, READY_WITHIN, `no word for ${READY_WITHIN} ms`)
  let said = ''
  child.stderr?.on('data', (data: Buffer) => {
    said = `${said}${data}`.slice(-500)
    if (said.includes('listening on')) resolve()
  })
  child.once('error', (error) => fail(error.message))
  child.once('exit', (code) => fail(said.trim() || `ended with ${code}`))
  return promise.finally(() => clearTimeout(timer))
}

export async function stopped(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN)
  await ended
  clearTimeout(timer)
}

function whyNot(said: string, port: number, dbPath: string | undefined): string {
  if (/not a valid SQLite database|malformed|corrupt/i.test(said))
    return `${dbPath} 파일이 깨져서 데이터베이스로 열 수 없습니다. 그 파일을 다른 곳으로 옮기고 다시 시작하면 처음부터 시작합니다.`
  if (/readonly|read-only|permission denied|unable to open/i.test(said))
    return `${dbPath} 파일을 열 수 없습니다. 파일과 폴더의 쓰기 권한을 확인해 주세요.`
  if (/disk is full|no space left/i.test(said))
    return `디스크에 빈 자리가 없어 ${dbPath} 파일을 열 수 없습니다. 자리를 비우고 다시 시작해 주세요.`
  return `데이터베이스를 ${port}번 포트에서 시작하지 못했습니다 (${said}).`
}
