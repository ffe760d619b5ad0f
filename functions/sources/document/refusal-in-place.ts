import type { Failure } from '../../releases/source.ts'

/*
What services answer in place of a document: a bare word from a gateway, or an error as JSON. Only codes and names of errors are repeated,
never a sentence of theirs: it might hold the key that was sent.
*/

const PLAIN: [RegExp, 'key' | 'quota' | 'refused'][] = [
  [
    /^(?:http\/\S+\s+)?(?:401\s+)?(?:unauthori[sz]ed|authentication (?:required|failed)|invalid (?:api |service )?key)\.?$/i,
    'key',
  ],
  [
    /^(?:error[:\s-]+)?(?:SERVICE_KEY_IS_NOT_REGISTERED_ERROR|DEADLINE_HAS_EXPIRED_ERROR|UNREGISTERED_IP_ERROR)\.?$/i,
    'key',
  ],
  [
    /^(?:error[:\s-]+)?(?:429\s+)?(?:too many requests|(?:api )?rate limit exceeded|quota exceeded|LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR)\.?$/i,
    'quota',
  ],
  [/^(?:403\s+)?(?:forbidden|access denied|policy falsified)\.?$/i, 'refused'],
  [
    /^(?:api not found|unexpected errors?|internal server error|service unavailable|bad gateway|bad request|no such service)\.?$/i,
    'refused',
  ],
]
/** Names under which services give the code or the name of an error, wherever they stand. */
const CODE_FIELD =
  /^(?:code|status|statusCode|error|errorCode|error_code|errCode|resultCode|returnReasonCode|returnCode|retMsg|reqErr)$/i
const NAME_FIELD = /^(?:code|error|message|msg|errMsg|resultMsg|returnAuthMsg|returnMessage|title)$/i
const KEY_ERROR =
  /^(?:401|30|31|32|ERROR-290|ERROR-29\d|INFO-100)$|unauthori[sz]ed|SERVICE_?KEY|KEY_IS_NOT|invalid_(?:token|key|api_key)|인증키/i
const QUOTA_ERROR = /^(?:429|22|ERROR-337)$|LIMITED_NUMBER|rate.?limit|too.?many.?requests|quota/i
const NO_ERROR = /^(?:0+|200|INFO-000|INFO-200|00|ok|success|normal[\w .]*|3|03)$/i
const SAFE_NAME =
  /^(?:[A-Z]{2,10}-?\d{1,4}|\d{1,4}|[A-Z][A-Z_ ]{2,60}|[Uu]nauthorized|[Ff]orbidden|invalid_(?:token|key|api_key))$/
const MAX_DEPTH = 4

/** The refusal that a text is, instead of a feed or a page; undefined for anything else. */
export function refusalInPlace(text: string): Failure | undefined {
  const trimmed = text.trim()
  if (trimmed.length <= 200) {
    const [, kind] = PLAIN.find(([pattern]) => pattern.test(trimmed)) ?? []
    if (kind) return refusalOf(kind, trimmed)
  }
  if (!/^[[{]/.test(trimmed) || trimmed.length > 20_000) return undefined
  const values = errorsIn(parsedOrUndefined(trimmed), 0)
  const error = values.find((value) => KEY_ERROR.test(value) || QUOTA_ERROR.test(value)) ?? values.find(isErrorCode)
  if (error === undefined) return undefined
  return refusalOf(KEY_ERROR.test(error) ? 'key' : QUOTA_ERROR.test(error) ? 'quota' : 'refused', error)
}

function refusalOf(kind: 'key' | 'quota' | 'refused', said: string): Failure {
  const name = SAFE_NAME.test(said) ? ` (${said})` : ''
  if (kind === 'key')
    return { reason: 'needs a key', detail: `서비스가 키나 권한이 없다고 답했습니다${name}. 받은 키를 확인해 주세요.` }
  if (kind === 'quota')
    return { reason: 'refused', detail: `지금 쓸 수 있는 요청을 다 썼다고 서비스가 답했습니다${name}.` }
  return { reason: 'refused', detail: `서비스가 문서 대신 오류로 답했습니다${name}.` }
}

/** Codes and names of errors in a JSON answer; none where it says that nothing went wrong. */
function errorsIn(value: unknown, depth: number): string[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return []
  return Object.entries(value).flatMap(([name, inner]): string[] => {
    if (typeof inner === 'object') return errorsIn(inner, depth + 1)
    const isError = CODE_FIELD.test(name) || NAME_FIELD.test(name)
    const said = String(inner)
    return isError && said.length <= 80 && !NO_ERROR.test(said) ? [said] : []
  })
}

function isErrorCode(value: string): boolean {
  return (
    /^(?:[45]\d\d|ERROR-\d{3}|\d{1,2})$/.test(value) ||
    /^[A-Z]+(?:_[A-Z]+)*_ERROR$/.test(value) ||
    /error|denied|forbidden/i.test(value)
  )
}

function parsedOrUndefined(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
