import { statSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { SOURCE_SECRET_NAMES, secretVariable } from '../../functions/sources/catalog/source-secrets.ts'
import { particle } from '../../functions/text/particle.ts'
import { readText, whyNotRead } from '../config/read-text.ts'

/** The file that `npm run serve` looks for where `CHOROK_SECRETS` names no other. */
export const SECRETS_FILE = 'chorok.secrets'

const CALLED = '비밀 파일'
const KNOWN = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', ...SOURCE_SECRET_NAMES.map(secretVariable)]

/**
 * An environment with the secrets of its file: the one that `CHOROK_SECRETS` names, or else `chorok.secrets`, where there is one. What the
 * environment itself holds wins; an empty variable holds nothing. Throws a sentence that repeats no value.
 */
export function environmentWithSecrets(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const named = environment.CHOROK_SECRETS
  const secrets = readSecrets(named || SECRETS_FILE, Boolean(named))
  return { ...secrets, ...Object.fromEntries(Object.entries(environment).filter(([, value]) => value)) }
}

/** The secrets in a file of lines `NAME=value`, which nobody but its owner may read. Empty where there is no such file, unless `isNamed`. */
function readSecrets(path: string, isNamed: boolean): Record<string, string> {
  const text = readText(path, CALLED)
  if (text === undefined && isNamed)
    throw new Error(`${whyNotRead(path, CALLED, { code: 'ENOENT' })} CHOROK_SECRETS가 가리키는 파일입니다.`)
  if (text === undefined) return {}
  const { mode } = statSync(path)
  // Windows has no such bits.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Error(
      `${CALLED} ${path}${particle(path, '을/를')} 다른 사용자도 읽을 수 있습니다. chmod 600 ${path} 한 다음 다시 시작해 주세요.`,
    )
  const secrets = Object.fromEntries(Object.entries(parseEnv(text)).map(([name, value]) => [name, value ?? '']))
  const unknown = Object.keys(secrets).filter((name) => !KNOWN.includes(name))
  if (unknown.length > 0)
    throw new Error(
      `${CALLED} ${path}에 모르는 이름이 있습니다: ${unknown.join(', ')}. 쓸 수 있는 이름: ${KNOWN.join(', ')}`,
    )
  return secrets
}
