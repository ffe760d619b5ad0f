import type { Failure } from '../../releases/source.ts'

/*
What services mean by the codes and words of their errors. Codes: DART (status), 열린국회정보, 서울 열린데이터광장 and 한국은행 (INFO-, ERROR-), the
gateway of data.go.kr (one or two digits), odcloud (below zero), KOSIS (err), HTTP. Words: as gateways and services write them.
*/

export type RefusalKind = 'key' | 'address' | 'quota' | 'nothing' | 'gone' | 'pause' | 'login' | 'refused'

const REFUSALS: Record<RefusalKind, { reason: Failure['reason']; said: string; hint?: string }> = {
  key: {
    reason: 'needs a key',
    said: '서비스가 키나 권한이 없다고 답했습니다',
    hint: '받은 키와 활용신청을 확인해 주세요.',
  },
  address: {
    reason: 'needs a key',
    said: '서비스가 등록된 사용자나 서버 주소(IP)가 아니라고 답했습니다',
    hint: '서비스 누리집에 이 서버의 주소를 등록해 주세요.',
  },
  quota: { reason: 'refused', said: '지금 쓸 수 있는 요청을 다 썼다고 서비스가 답했습니다' },
  nothing: { reason: 'empty', said: '서비스가 조건에 맞는 자료가 없다고 답했습니다' },
  gone: {
    reason: 'not a feed',
    said: '서버가 이 주소에 문서가 없다고 답했습니다',
    hint: '옮겨졌거나 없어진 주소입니다.',
  },
  pause: {
    reason: 'unreachable',
    said: '점검 중이거나 잠시 멈췄다는 안내가 왔습니다',
    hint: '끝나면 다시 읽습니다.',
  },
  login: { reason: 'not a feed', said: '로그인하라는 안내가 왔습니다', hint: '누구나 볼 수 있는 주소가 필요합니다.' },
  refused: { reason: 'refused', said: '서비스가 문서 대신 오류로 답했습니다' },
}

/** A code or name that may be shown. Nothing else of an answer is repeated: it might hold the key that was sent. */
const SHOWN =
  /^(?:[A-Z]{2,10}-?\d{1,4}|-?\d{1,4}|[A-Z][A-Z_ ]{2,79}\.?|[Uu]nauthorized|[Ff]orbidden|invalid_(?:token|key|api_key))$/

export function failureOfRefusal(kind: RefusalKind, shown: string | undefined): Failure {
  const { reason, said, hint } = REFUSALS[kind]
  const name = shown !== undefined && SHOWN.test(shown) ? ` (${shown})` : ''
  return { reason, detail: `${said}${name}.${hint ? ` ${hint}` : ''}` }
}

const byCode = (kinds: Partial<Record<RefusalKind, string>>) =>
  new Map(Object.entries(kinds).flatMap(([kind, codes]) => codes.split(' ').map((code) => [code, kind as RefusalKind])))

const DART_CODES = byCode({
  key: '010 011 901',
  address: '012',
  quota: '020',
  nothing: '013 014',
  pause: '800',
  refused: '021 100 101 900',
})
const LETTERED_CODES = byCode({
  key: 'ERROR-290 INFO-100 INFO-300',
  quota: 'ERROR-337 ERROR-602',
  nothing: 'INFO-200',
})
const GATEWAY_CODES = byCode({
  key: '21 30 31 33',
  address: '32',
  quota: '22',
  nothing: '3 03',
  refused: '1 01 2 02 4 04 5 05 10 11 12 20 97 98 99',
})
const KOSIS_CODES = byCode({ key: '10 11', quota: '31 40 41 42', nothing: '30', refused: '20 21 50' })
const HTTP_CODES = byCode({ key: '401', quota: '429', gone: '404 410', refused: '400 403 405 406 500 501 502 503 504' })
const ODCLOUD_CODES = byCode({ key: '-4 -401' })

const CODE_FIELD =
  /^(?:code|status|statuscode|error|errorcode|error_code|errcode|err|resultcode|returnreasoncode|returncode|retmsg|reqerr|return_?code|result_?code|state)$/i
const WORD_FIELD =
  /^(?:code|status|error|errors|err|errmsg|errormessage|error_message|error_description|reqerr|message|msg|resultmsg|result_?msg|resultmessage|returnauthmsg|returnmessage|result|detail|details|reason|title|description|cause|faultstring|retmsg)$/i
const FINE = /^(?:0+|200|INFO-?0+|ok|success|true|normal[\w .]*|정상.*|성공.*)$/i
const MAX_WORDS = 300

/** What one field of an answer says, by its name; `fine` where it says that nothing went wrong. */
export function meaningOfField(field: string, value: string): RefusalKind | 'fine' | undefined {
  if (value.length > MAX_WORDS) return undefined
  const isCode = CODE_FIELD.test(field)
  if (isCode && FINE.test(value)) return 'fine'
  const kind = isCode ? meaningOfCode(field.toLowerCase(), value) : undefined
  return kind ?? (WORD_FIELD.test(field) ? meaningOfWords(value) : undefined)
}

function meaningOfCode(field: string, code: string): RefusalKind | undefined {
  if (field === 'status' && DART_CODES.has(code)) return DART_CODES.get(code)
  if (field === 'err' && KOSIS_CODES.has(code)) return KOSIS_CODES.get(code)
  if (/^(?:ERROR|INFO)-\d{3}$/i.test(code)) return LETTERED_CODES.get(code.toUpperCase()) ?? 'refused'
  if (/^(?:result_?code|returnreasoncode)$/.test(field) && GATEWAY_CODES.has(code)) return GATEWAY_CODES.get(code)
  return HTTP_CODES.get(code) ?? ODCLOUD_CODES.get(code)
}

/** Words of an error, the most particular kind first. Blanks and underscores are one. */
const WORDS: [RefusalKind, RegExp][] = [
  [
    'address',
    /unregistered ip|\bip\b.{0,30}not (?:allowed|registered|permitted)|접근할 수 없는 ip|(?:허용|등록)되지 않은 (?:ip|아이피|도메인|서버)|사용자 정보 검증|ip ?주소.{0,20}등록/i,
  ],
  [
    'key',
    /(?:service|api|access|subscription|auth(?:entication)?) ?key|servicekey|apikey|invalid .{0,12}(?:token|credential|client|key)|missing authentication|authentication (?:required|failed)|key is not|deadline has expired|temporarily disable the|unauthori[sz]ed(?=\W*$|\W+(?:access|request|user|client|ip\b))|not authori[sz]ed|인증 ?키|서비스 ?키|인증에 실패|인증 ?실패|인증 ?오류|미신청|활용 ?신청|키(?:가|는|값이)? ?(?:유효|올바르|잘못|없|만료|누락)|(?:등록되지 않은|사용할 수 없는|유효하지 않은) ?키/i,
  ],
  [
    'quota',
    /limited number of (?:service )?requests|quota|rate ?limit|too many requests|limit exceeded|(?:호출|요청|트래픽|이용|사용|조회).{0,14}(?:한도|제한|횟수|건수|량).{0,8}(?:초과|넘|제한)|요청이 (?:너무 )?많/i,
  ],
  ['nothing', /no ?data\b|(?:자료|결과|데이[터타]|정보|내역)[가이은는]? ?(?:없습니다|없음|존재하지 않)/i],
  [
    'login',
    /(?:log ?in|sign ?in) (?:is )?(?:required|to continue)|please (?:log|sign) ?in|로그인 ?(?:이 필요|을 해|해 ?주|하셔야|하십시오|후 ?(?:이용|사용))/i,
  ],
  [
    'gone',
    /\b(?:page|file|url|resource|document|route|api|endpoint|service|object|path) (?:was |could |can )?not (?:be )?found|^(?:http\S* )?(?:error )?(?:404 |410 )?(?:not found|gone)\W*$|404 (?:page )?not found|no (?:such|openapi) (?:service|page|file|api|key|resource)|no input file|no route matched|(?:페이지|화면|주소|문서|파일|자료|게시물|서비스)(?:를|을) 찾을 수 (?:없|업)|존재하지 않는 (?:페이지|주소|서비스|게시|화면|경로|api)|(?:삭제|이동)된 페이지|없는 페이지/i,
  ],
  [
    'pause',
    /(?:under|scheduled|system|site|server) maintenance|maintenance (?:mode|in progress|window)|service (?:is )?temporarily unavailable|be (?:right )?back (?:soon|shortly)|(?:시스템|서비스|서버|정기|긴급|사이트|홈페이지|누리집|장비|네트워크|db|통신) ?(?:정기 ?)?점검|점검 ?중|점검으로 인|서비스(?:가|를|를 잠시| 이용이)? ?(?:잠시 |일시 ?(?:적으로 )?)?중단|이용이 (?:일시 )?중단/i,
  ],
  [
    'refused',
    /\b(?:access|permission|request) (?:is |was |has been )?(?:denied|blocked|rejected|forbidden)|requested url was rejected|^(?:http\S* )?(?:403 )?forbidden\W*$|policy falsified|\b(?:internal|server|unexpected|system|application|fatal|service|db|database|http|unknown|parameter|upstream connect) (?:server )?errors?\b|\berror(?: code)?\W{1,3}\d{3,}|(?:^| )[A-Z]+(?: [A-Z]+)* ERROR\W*$|no healthy upstream|bad gateway|bad request|gateway time-?out|service unavailable|timed out|권한이 없|(?:접근|접속|요청)(?:이|을|가)? ?(?:거부|차단|제한|거절)|비정상(?:적인)? ?(?:접근|요청|접속)|잘못된 ?(?:접근|요청|호출|경로)|유효하지 않은 ?(?:접근|요청)|(?:오류|에러|장애)(?:가|이)? ?(?:발생|입니다)|필수.{0,12}(?:누락|없)|attention required|verify(?:ing)? you are (?:a )?human|just a moment/i,
  ],
]

/** What words of an error mean; undefined for any other words. */
export function meaningOfWords(words: string): RefusalKind | undefined {
  const plain = words
    .normalize('NFKC')
    .replace(/[\s_]+/g, ' ')
    .trim()
  return WORDS.find(([, pattern]) => pattern.test(plain))?.[0]
}
