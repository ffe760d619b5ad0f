/*
What is a command and no subject: `구독 취소`, `목록 보여줘`, `도움말`. Nothing is subscribed; the answer names the command that does it.

A command is made of words that name what is to be done and words that only go along with it (`이제 알림 좀 꺼 주세요`). Only ending a
subscription may name a subject (`ESG 그만 보내줘`), and only as an order: contracts and licences are ended in news (근로계약 해지, 허가 취소).
*/

/** What somebody wants done, by the command that does it. */
export type CommandMeant =
  | 'command unsubscribe'
  | 'command subscriptions'
  | 'command quiet hours'
  | 'command latest'
  | 'command help'

/** Nobody orders in more words. */
const MAX_COMMAND_LETTERS = 60

/** Behind a noun that is done: `취소`, `취소해줘`, `취소하고`. */
const DOING =
  '(?:을|를|은|는|이|가|요|좀)?(?:해|해요|해줘|해줘요|해주라|해주세요|해주십시오|해주실래요|하기|하고|하는|하려면|하려고|할래|할래요|할게|할게요|하겠습니다|합니다|하자|할|시켜줘|시켜주세요|부탁|부탁해요|부탁드려요|부탁드립니다|바랍니다|바람|되나요|돼|돼요|법|방법)?'
const GOES_ALONG =
  /^(?:좀|을|를|해|해줘|해주세요|줘|주세요|주십시오|줘요|하고|싶어|싶어요|싶습니다|싶은데요?|할|수|있나요|있어|있어요|있을까요|있는지|가능\S*|부탁\S*|바랍니다|원해요|원합니다|방법|방법은|어떻게|하나요|하죠|하면|되나요|되죠|돼요?|해야|하려면|다시|한번|한 번|혹시|제발|빨리|당장|바로|감사합니다|안녕하세요|초록아?|봇)$/u
const WHOLE =
  /^(?:이제|이젠|전체|전부|모두|모든|다|내|나의|제|우리|저희|이|현재|지금|기존|여기|여기서|여기에|채널|방|팀|채널의|팀의|더|더는|더이상|이상|그동안|당분간|걸|것|거)(?:에|에서|에는|은|는)?$/u
const OF_MESSAGES =
  /^(?:구독|구독한|구독중인|구독하는|알림|알람|소식|메시지|뉴스|푸시|키워드|발송|수신|문자|등록|등록된|등록한|설정된|설정한|받는|받고|중인|있는|걸린)(?:을|를|은|는|이|가|의|도)?$/u

const END_NOUN = '(?:취소|해지|해제|삭제|중단|중지|종료|탈퇴|제거|차단)'
const END_VERB = '(?:끄기|꺼|끄고|끌래|끊기|끊어|끊을래|끊고|멈춰|멈추기|빼기|빼|지우기|지워|없애|그만두기|그만둘래)'
const END = new RegExp(`^(?:${END_NOUN}(?<order>${DOING})|${END_VERB}(?:줘|줘요|주세요|주십시오|라|요)?)[.!?~]*$`, 'u')
const END_WITH_MESSAGES = new RegExp(
  `^(?:구독|알림|알람|소식|푸시)(?:${END_NOUN}${DOING}|${END_VERB}(?:줘|줘요|주세요|주십시오)?|정지|거부)[.!?~]*$`,
  'u',
)
const NO_MORE =
  /^(?:그만|그만두[가-힣]{0,6}|스톱|스탑|그만요|그만해|그만해줘|그만해주세요|그만보내|그만보내줘|그만보내주세요|그만받을래요?|그만받기)[.!?~]*$/u
const NOT =
  /^(?:안|싫[가-힣]{0,4}|못|마|마요|마세요|마라|말아|말아요|말아줘|말아주세요|말|말고|않아도|않게|않을래요?|않습니다|안보내|안받을래요?|안받아요?|안받기)[.!?~]*$/u
const SENDING = /^(?:보내|받|알려|알리|울리|울려|오|와|뜨)[가-힣]{0,7}[.!?~]*$/u
const ENDED_IN_NEWS =
  /(?:계약|약정|보험|가맹|임대|임대차|신탁|협약|협정|근로|고용|지정|위탁|도급|대출|예금|적금|청약|연금|펀드|카드|회원|서비스|가입|중도|부당|일방|정기|자동|강제|멤버십|렌탈|리스|허가|인증|등록|면허|자격|영업|수출|생산|판매|공사|거래|운영|사업|원전|가동|작업)$/u

const HELP =
  /^(?:도움|도움말|사용법|사용방법|사용설명서?|이용방법|이용법|이용안내|설명서|매뉴얼|메뉴얼|명령어|명령|기능|가이드|help|usage|commands?|manual|어떻게|뭐|뭘)(?:을|를|이|은|는|이야|이에요)?[?？!.~]*$/iu
const HELP_ALONG =
  /^(?:사용|이용|방법|목록|안내|좀|보여\S*|알려\S*|가르쳐\S*|설명\S*|궁금\S*|쓰는|쓰는지|써|써요|쓰나요|쓰죠|쓰지|쓰는거야|쓰는건가요|사용해|사용하나요|사용하죠|하는거야|해|해요|하나요|되나요|거야|건가요|할|수|있어|있나요|있니|있어요|주세요|줘|봇|초록|초록은|초록아|이|이건|이거|부탁\S*|the|bot|me|please|to|use|how)[?？!.~]*$/iu
const LIST =
  /^(?:키워드|목록|리스트|현황|내역|상태|구독목록|구독리스트|구독현황|구독내역|키워드목록|알림목록)(?:을|를|이|은|는|만|이요)?[?？!.~]*$/u
const LIST_ASKED = /^(?:뭐|뭘|무엇|무엇을|무슨|어떤|어떤걸|뭐뭐|뭐가)$/u
const LIST_ALONG =
  /^(?:보자|보여\S*|알려\S*|확인\S*|조회\S*|보기|볼래\S*|볼|봐|봐줘|뭐야|뭐지|뭐가|뭔지|있어\S*|있지|있나\S*|있는지|궁금\S*|하고|중인지|중이지|중이야|키워드|키워드를|구독|구독하|구독하고|구독중|구독중이지|구독중인지|구독했지|구독했|구독해|받고|걸려|설정했지|등록했지|등록돼|등록되어|주제|주제를)[?？!.~]*$/u
const OWN = /(?:구독|내|나의|우리|현재|지금|등록|보여|조회|볼|봐|보자|확인|보기|알려)/u
const SETTING =
  /^(?:설정|옵션|세팅|수정|편집|일시정지|일시중지|쉬기|재개|다시받기|주기변경|시간변경|되돌리기|되돌려|되돌려줘|바꾸기|바꾸고|변경|변경하고|변경하기|바꿔|바꿔줘|바꿔주세요|settings?|options?|pause|snooze|resume|undo|정지|멈춤|멈춰|멈추기|list|subscriptions)(?:을|를|해줘|해주세요|하기|할래요?)?[?？!.~]*$/iu
const SETTING_ALONG =
  /^(?:환경|알림|알람|구독|채널|키워드|주기|시간|시각|시간을|주기를|일시|잠시|잠깐|며칠|일주일|한동안|보여\S*|하기|my|all|the|show)$/iu
const QUIET =
  /^(?:조용히|조용한|조용하게|조용|방해금지|방해|무음|음소거|야간모드|mute|quiet|dnd|시끄러워\S*|시끄럽\S*)[.!~]*$/iu
const QUIET_ALONG =
  /^(?:밤|이후|이후엔|이후에는?|밤에는?|밤엔|야간에?는?|주말에는?|주말엔|저녁에는?|새벽에는?|휴일에는?|시간|금지|모드|해\S*|켜\S*|꺼\S*|끄기|설정|설정해\S*|hours|너무|\d{1,2}[시:]\S*|\d{1,2}(?::\d\d)?[-~]\d{1,2}(?::\d\d)?|부터|까지|하기|있어\S*)[.!~]*$/iu
const AT_NIGHT = /^(?:밤|야간|주말|저녁|새벽|휴일|공휴일|심야|점심시간|퇴근)(?:에|에는|엔|은|시간에는?|후에는?)?$/u
const NEWEST = /^(?:최신|최근|오늘|어제|이번주|지난주|새로운|새|방금|최근에|새로)$/u
const NEWS =
  /^(?:발표|소식|뉴스|보도자료|자료|정책|거|것|나온|발표된|올라온|\d+건|\d+개|뭐)(?:을|를|들|만|좀|이|가)?[?!.~]*$/u
const SEARCH = /^(?:보여|검색|찾아|조회|보기|볼래|봐|있어|있나)[가-힣]{0,6}[?!.~]*$/u
const ENGLISH_END =
  /^(?:unsubscribe|stop|unfollow|remove|delete|cancel|quit)(?:\s+(?:from\s+)?[\p{L}\p{N}&.\s-]{2,40})?$/iu

const ENGLISH_OFF =
  /^(?:(?:turn off|disable|no more) (?:notifications?|alerts?|messages?)|(?:notifications?|alerts?|messages?) off)$/iu

/** The command a text is; undefined where it asks for a subject. */
export function commandMeant(typed: string): CommandMeant | undefined {
  const text = typed
    .replace(/^\s*[/!]\s*/u, '')
    .replace(/(사용|이용|방해|일시|더) (법|방법|금지|정지|중지|이상)/gu, '$1$2')
  if (text.length > MAX_COMMAND_LETTERS) return undefined
  const words = text.split(/[\s,]+/u).filter((word) => word !== '')
  if (isMadeOf(words, [HELP], [HELP_ALONG])) return 'command help'
  if (isMadeOf(words, [QUIET], [QUIET_ALONG, OF_MESSAGES]) || isQuietAtNight(words)) return 'command quiet hours'
  if (isUnsubscribe(words, text)) return 'command unsubscribe'
  if (isList(words) || isMadeOf(words, [SETTING], [SETTING_ALONG])) return 'command subscriptions'
  return isMadeOf(words, [NEWEST], [NEWS, SEARCH]) && words.some((word) => SEARCH.test(word))
    ? 'command latest'
    : undefined
}

/** Whether each word is one of `keys` or goes along, and one of them is a key. */
function isMadeOf(words: string[], keys: RegExp[], along: RegExp[]): boolean {
  const isOf = (patterns: RegExp[], word: string): boolean => patterns.some((pattern) => pattern.test(word))
  return (
    words.some((word) => isOf(keys, word)) && words.every((word) => isOf([...keys, ...along, GOES_ALONG, WHOLE], word))
  )
}

function isList(words: string[]): boolean {
  if (isMadeOf(words, [LIST], [LIST_ALONG, OF_MESSAGES]) && OWN.test(words.join(' '))) return true
  return (
    isMadeOf(words, [LIST_ASKED], [LIST_ALONG, OF_MESSAGES]) &&
    words.some((word) => /구독|받고|걸려|등록|설정/.test(word))
  )
}

function isQuietAtNight(words: string[]): boolean {
  const [first = '', ...others] = words
  return AT_NIGHT.test(first) && others.length > 0 && isEnding(others)
}

function isEnding(words: string[]): boolean {
  return isMadeOf(words, [END, END_WITH_MESSAGES, NO_MORE, NOT], [OF_MESSAGES, SENDING])
}

function isUnsubscribe(words: string[], text: string): boolean {
  if (isEnding(words)) return true
  if (ENGLISH_END.test(text.trim()) || ENGLISH_OFF.test(text.trim())) return true
  if (words.length > 1 && /^(?:구독취소|구독해지|해지|삭제)[:：]$/u.test(words[0] as string)) return true
  // `ESG 그만 보내줘`: a subject, then an order.
  for (let at = Math.min(4, words.length - 1); at > 0; at -= 1) {
    const subject = words[at - 1] as string
    if (ENDED_IN_NEWS.test(subject) || OF_MESSAGES.test(subject)) continue
    if (
      isEnding(words.slice(at)) &&
      isOrder(
        words.slice(at),
        words.slice(0, at - 1).every((word) => /(?:랑|와|과|하고)$/u.test(word)),
      )
    )
      return true
  }
  return false
}

/** Whether words behind a subject order to end it; `해지` alone does so only behind one word, or several that are joined. */
function isOrder([first = '', ...others]: string[], isOneSubject: boolean): boolean {
  if (NO_MORE.test(first) || END_WITH_MESSAGES.test(first) || NOT.test(first)) return true
  if (OF_MESSAGES.test(first) || WHOLE.test(first)) return true
  const end = END.exec(first)
  if (!end) return false
  const { order } = end.groups ?? {}
  // `빼줘`, `취소해줘`; a bare noun only with a verb behind it, or where it can only be meant of a subscription.
  if (order === undefined) return /(?:줘|줘요|주세요|주십시오)[.!?~]*$/u.test(first) || others.length > 0
  return order !== ''
    ? /(?:해|줘|세요|래요?|게요?|합니다|부탁|싶|하고)/u.test(order)
    : others.length > 0 || (isOneSubject && /^해지/u.test(first))
}
