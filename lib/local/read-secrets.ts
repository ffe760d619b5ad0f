import { readFile, stat } from 'node:fs/promises'
import { parseEnv } from 'node:util'
import { SOURCE_SECRET_NAMES, secretVariable } from '../../functions/sources/catalog/source-secrets.ts'

/** The file that `npm run serve` looks for where `CHOROK_SECRETS` names no other. */
export const SECRETS_FILE = 'chorok.secrets'

const KNOWN = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', ...SOURCE_SECRET_NAMES.map(secretVariable)]

/**
 * The secrets in a file of lines `NAME=value`, which nobody but its owner may read. Empty where there is no such file, unless `isNamed`.
 * Throws a sentence that repeats no value.
 */
export async function readSecrets(path: string, isNamed: boolean): Promise<Record<string, string>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !isNamed) return undefined
    throw new Error(
      `비밀 파일 ${path}을 읽을 수 없습니다 (${error.code}). CHOROK_SECRETS의 경로와 파일의 주인을 확인해 주세요.`,
    )
  })
  if (text === undefined) return {}
  const { mode } = await stat(path)
  // Windows has no such bits.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Error(`비밀 파일 ${path}을 다른 사용자도 읽을 수 있습니다. chmod 600 ${path} 한 다음 다시 시작해 주세요.`)
  const secrets = Object.fromEntries(Object.entries(parseEnv(text)).map(([name, value]) => [name, value ?? '']))
  const unknown = Object.keys(secrets).filter((name) => !KNOWN.includes(name))
  if (unknown.length > 0)
    throw new Error(
      `비밀 파일 ${path}에 모르는 이름이 있습니다: ${unknown.join(', ')}. 쓸 수 있는 이름: ${KNOWN.join(', ')}`,
    )
  return secrets
}
