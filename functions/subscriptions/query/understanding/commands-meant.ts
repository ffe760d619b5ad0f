import { isListed, standTogether } from '../known-words.ts'
import { isRestAsked } from './sentences/rest-words.ts'
import { verbForm } from './sentences/verb-forms.ts'
import { isIn, type WordList, wordList } from './typed-text/word-list.ts'

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

const GOES_ALONG = wordList(
  '좀 을 를 해 해줘 해주세요 줘 주세요 주십시오 줘요 하고 싶어 싶어요 싶습니다 싶은데 싶은데요 할 수 있나요 있어 있어요 있을까요 있는지 가능* 부탁* 바랍니다 원해요 원합니다 방법 어떻게 하나요 하죠 하면 되나요 되죠 돼 돼요 해야 하려면 다시 한번 혹시 제발 빨리 당장 바로 감사합니다 안녕하세요 초록 초록아 봇',
)
const WHOLE = wordList(
  '이제 이젠 전체 전부 모두 모든 다 내 나의 제 우리 저희 이 현재 지금 기존 여기 여기서 채널 방 팀 채널의 팀의 더 더는 더이상 이상 그동안 당분간 걸 것 것을 거 거를 내가 제가 방에 방에서 팀에 이는 다는 너 넌 네가',
)
const EVERYTHING = wordList('전체 전부 모두 모든 다')
const OF_MESSAGES = wordList(
  '구독 구독한 구독중인 구독하는 알림 알람 소식 메시지 뉴스 푸시 키워드 발송 수신 문자 등록 등록된 등록한 설정된 설정한 받는 받고 중인 있는 걸린',
)

const END_NOUNS = wordList('취소 해지 해제 삭제 중단 중지 종료 탈퇴 제거 차단 취소방법 취소법 해지방법 해지법 삭제방법')
const END_NOUN_ORDERED = /^(취소|해지|해제|삭제|중단|중지|종료|탈퇴|제거|차단)(?:부탁.*|바람)$/u
const END_VERBS = wordList(
  '끄기 꺼* 끄고 끌래 끊기 끊어* 끊을래 끊고 멈춰* 멈추기 빼 빼줘* 빼주* 빼기 지우기 지워* 없애* 그만두기 그만둘래',
)
const MESSAGES_ENDED =
  /^(?:구독|알림|알람|소식|푸시)(?:(?:취소|해지|해제|삭제|중단|중지|종료|탈퇴|제거|차단|정지|거부)|끄기|꺼|끊|멈춰|빼|지우기|지워)/u
const NO_MORE = wordList('그만 그만두* 스톱 스탑 그만*')
const NOT = wordList(
  '안 싫* 못 마 마요 마세요 마라 말아* 말 말고 않아도 않게 않을래 않을래요 않습니다 안보내 안받을래* 안받아* 안받기',
)
const SENDING = wordList('보내* 받* 알려* 알리* 울리* 울려* 오* 와* 뜨*')
const ENDED_IN_NEWS =
  /(?:계약|약정|보험|가맹|임대|임대차|신탁|협약|협정|근로|고용|지정|위탁|도급|대출|예금|적금|청약|연금|펀드|카드|회원|서비스|가입|중도|부당|일방|정기|자동|강제|멤버십|렌탈|리스|허가|인증|등록|면허|자격|영업|수출|생산|판매|공사|거래|운영|사업|원전|가동|작업)$/u

const HELP = wordList(
  '도와* 도움 도움말 사용법 사용방법 사용설명 사용설명서 이용방법 이용법 이용안내 설명서 매뉴얼 메뉴얼 명령어 명령 기능 가이드 help usage command commands manual 어떻게 뭐 뭘 뭐야 뭐이야 뭐이에요',
)
const HELP_ALONG = wordList(
  '어떤 무슨 사용 이용 방법 목록 안내 좀 보여* 알려* 가르쳐* 설명* 궁금* 쓰는 쓰는지 써 써요 쓰나요 쓰죠 쓰지 쓰는거야 쓰는건가요 사용해 사용하나요 사용하죠 하는거야 해 해요 하나요 되나요 거야 건가요 할 수 있어 있나요 있니 있어요 주세요 줘 봇 초록 초록은 초록아 이 이건 이거 부탁* the bot me please to use how',
)
const LIST = wordList('키워드 목록 리스트 현황 내역 상태 구독목록 구독리스트 구독현황 구독내역 키워드목록 알림목록')
const LIST_ASKED = wordList('뭐 뭘 무엇 무엇을 무슨 어떤 어떤걸 뭐뭐 뭐가')
const LIST_ALONG = wordList(
  '보자 보여* 알려* 확인* 조회* 보기 볼래* 볼 봐 봐줘 뭐야 뭐지 뭐가 뭔지 있어* 있지 있나* 있는지 궁금* 하고 중인지 중이지 중이야 키워드 구독 구독하 구독하고 구독중 구독중이지 구독중인지 구독했지 구독했 구독해 받고 걸려 설정했지 놨지 놨는지 놓았지 뒀지 해놨지 해뒀지 등록했지 등록돼 등록되어 주제',
)
const OWN = /(?:구독|내|나의|우리|현재|지금|등록|보여|조회|볼|봐|보자|확인|보기|알려)/u
const SETTING = wordList(
  '설정 옵션 세팅 수정 편집 일시정지 일시중지 쉬기 재개 다시받기 주기변경 시간변경 되돌리기 되돌려 되돌려줘 바꾸기 바꾸고 변경 바꿔 바꿔줘 바꿔주세요 바꿔요 줄여 줄여줘 줄여주세요 많아 많아요 많습니다 많네요 setting settings option options pause snooze resume undo 정지 멈춤 멈춰* 멈추기 list subscriptions',
)
const SETTING_ALONG = wordList(
  '환경 알림 알람 구독 채널 키워드 주기 시간 시각 시간을 주기를 일시 잠시 잠깐 며칠 일주일 한동안 보여* 하기 너무 요약 언어 영어로 한국어로 영문으로 한글로 my all the show',
)
const QUIET = wordList(
  '조용히 조용한 조용하게 조용 방해금지 방해 무음 음소거 야간모드 mute quiet dnd 시끄러워* 시끄럽*',
)
const QUIET_ALONG = wordList(
  'this channel from to am pm on at and 아침 아침까지 오전 오후 낮 점심 정오 정오까지 자정 자정부터 심야 한밤 반 반부터 반까지 다음 다음날 날 사이 동안 밤 밤에 밤에는 이후 이후엔 밤엔 야간 주말 주말엔 주말이랑 주말과 주말하고 주말이나 weekend weekends holiday holidays public 휴일 휴일과 휴일엔 공휴일 공휴일엔 공휴일과 공휴일이랑 공휴일하고 공휴일이나 빨간날 쉬는날 날 저녁 새벽 시간 금지 모드 해* 켜* 꺼* 끄기 설정 설정해* hours 너무 부터 까지 하기 있어*',
)
const HOURS = /^(?:\d{1,2}[시:]\S*|\d{1,2}(?::\d\d)?[-~]\d{1,2}(?::\d\d)?)[.!~]*$/u
const AT_NIGHT = wordList(
  '밤 밤에 밤에는 밤엔 야간 주말 주말엔 주말이랑 주말과 주말하고 저녁 저녁엔 새벽 휴일 휴일엔 공휴일 공휴일엔 공휴일과 공휴일이랑 공휴일하고 빨간날 심야 점심시간 퇴근 퇴근후',
)
const ON_BUSINESS_DAYS = /^(?:평일|영업일|근무일|업무일)(?:에만|만)$/u
const NEWEST = wordList('최신 최근 오늘 어제 이번주 지난주 새로운 새 방금 최근에 새로')
const NEWS = wordList('발표 소식 뉴스 보도자료 자료 정책 거 것 나온 발표된 올라온 뭐 거를 것을 것들 거만 것만 뭐가')
const NEWS_COUNTED = /^\d+[건개](?:을|를|만|좀)?$/u
const SEARCH = wordList('보여* 검색* 찾아* 조회* 보기* 볼래* 봐* 있어* 있나*')
const ENGLISH_END =
  /^(?:unsubscribe|stop|unfollow|remove|delete|cancel|quit)(?:\s+(?:from\s+)?([\p{L}\p{N}&.\s-]{2,40}))?$/iu
const ENGLISH_OFF =
  /^(?:(?:turn off|disable|no more) (?:notifications?|alerts?|messages?)|(?:notifications?|alerts?|messages?) off)$/iu
const ENDED_BEFORE_COLON = /^(?:구독취소|구독해지|해지|삭제)[:：]$/u

/** `하도급 구독되어 있나요?`: whether there is such a subscription. */
const ASKS_WHETHER =
  /^(?:\S.*\s)?(?:\S+\s?)?(?:구독|(?:알림|알람|키워드) ?(?:설정|등록))(?:이|은|을)?\s?(?:(?:되어|돼|되|하고|해|중이|중으로)\s?)?(?:있(?:나|나요|어|어요|는지|는지요|는가요|니|지|지요|죠|습니까|을까요)|(?:중이?(?:야|지|니|에요|인가요|인지|죠)|중인가)|[됐했](?:나|나요|어|어요|는지|지|지요|죠|던가요?)|(?:되|하)?(?:는|ㄴ)?지\s?(?:확인|궁금|알려)\S*(?:\s\S+)?)\s?(?:확인\S*|알려\S*)?[?？.!~]*$/u
/** `하도급 끊고 가맹으로 바꿔줘`, `하도급을 가맹으로 변경해 주세요`: two things at once, which the list of subscriptions does. */
const EXCHANGED =
  /^(?:.+\s(?:끊|빼|지우|없애|(?:취소|해지|해제|삭제|그만)\s?하?|그만 ?(?:보|받))고,?\s.+|.+(?:을|를|은|는)\s.+?(?:으로|로)|.+\s대신(?:에)?\s.+)\s(?:바꿔(?=\s?줘|\s?주|[.!?~]*$)|(?:바꾸|변경하|교체하|수정하)고 ?싶|(?:변경|교체|수정)(?:해|을)?\s?(?:줘|주|부탁|바랍))\s?\S*[.!?~]*$/u
const OF_RHYTHM = /매일|매주|주간|일간|주 ?\d|하루|바로|즉시|실시간|아침|요일|시간|daily|weekly/iu

type IsWord = (word: string) => boolean

const isEnd: IsWord = (word) =>
  isIn(END_NOUNS, word) ||
  isIn(END_VERBS, word) ||
  END_NOUN_ORDERED.test(word) ||
  isIn(END_NOUNS, verbForm(word)?.noun ?? '')
const isMessageEnded: IsWord = (word) => MESSAGES_ENDED.test(word)
const isNoMore: IsWord = (word) => isIn(NO_MORE, word)
const isNot: IsWord = (word) => isIn(NOT, word)
const isOf =
  (...lists: WordList[]): IsWord =>
  (word) =>
    lists.some((list) => isIn(list, word))

/** The command a text is; undefined where it asks for a subject. */
export function commandMeant(typed: string): CommandMeant | undefined {
  const text = commandText(typed)
  if (text.length > MAX_COMMAND_LETTERS) return undefined
  const words = wordsOf(text)
  if (isMadeOf(words, isOf(HELP), isOf(HELP_ALONG))) return 'command help'
  const isQuietAlong: IsWord = (word) => isIn(QUIET_ALONG, word) || isIn(OF_MESSAGES, word) || HOURS.test(word)
  if (isMadeOf(words, isOf(QUIET), isQuietAlong) || isQuietAtNight(words)) return 'command quiet hours'
  if (isRestAsked(text) || isOnBusinessDays(words)) return 'command quiet hours'
  if (subjectOfEnd(words, text) !== undefined) return 'command unsubscribe'
  const isSetting: IsWord = (word) => isIn(SETTING, word) || isIn(SETTING, verbForm(word)?.noun ?? '')
  if (isList(words) || isMadeOf(words, isSetting, isOf(SETTING_ALONG))) return 'command subscriptions'
  if (ASKS_WHETHER.test(text) || (EXCHANGED.test(text) && !OF_RHYTHM.test(text))) return 'command subscriptions'
  const isNews: IsWord = (word) => isIn(NEWS, word) || isIn(SEARCH, word) || NEWS_COUNTED.test(word)
  return isMadeOf(words, isOf(NEWEST), isNews) && words.some(isOf(SEARCH)) ? 'command latest' : undefined
}

function commandText(typed: string): string {
  return typed.replace(/^\s*[/!]\s*/u, '').replace(/(사용|이용|방해|일시|더) (법|방법|금지|정지|중지|이상)/gu, '$1$2')
}

function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/u).filter((word) => word !== '')
}

/** Whether each word is a key or goes along, and one of them is a key. */
function isMadeOf(words: string[], isKey: IsWord, goesAlong: IsWord): boolean {
  const isPart = (word: string): boolean =>
    isKey(word) || goesAlong(word) || isIn(GOES_ALONG, word) || isIn(WHOLE, word)
  return words.some(isKey) && words.every(isPart)
}

function isList(words: string[]): boolean {
  const goesAlong = isOf(LIST_ALONG, OF_MESSAGES)
  if (isMadeOf(words, isOf(LIST), goesAlong) && OWN.test(words.join(' '))) return true
  const isStanding = words.some((word) => /구독|받고|걸려|등록|설정/.test(word))
  return isStanding && isMadeOf(words, isOf(LIST_ASKED), goesAlong)
}

function isQuietAtNight(words: string[]): boolean {
  const times = words.findIndex((word) => !isIn(AT_NIGHT, word))
  return times > 0 && isEnding(words.slice(times))
}

/** `평일에만 알려 줘`, `영업일에만 보내 줘` */
function isOnBusinessDays([first = '', ...others]: string[]): boolean {
  return ON_BUSINESS_DAYS.test(first) && isMadeOf(others, isOf(SENDING), isOf(OF_MESSAGES, SENDING))
}

function isEnding(words: string[]): boolean {
  const isKey: IsWord = (word) => isEnd(word) || isMessageEnded(word) || isNoMore(word) || isNot(word)
  return isMadeOf(words, isKey, isOf(OF_MESSAGES, SENDING))
}

/** What an order to end a subscription names as its subject: `ESG` of `ESG 그만 보내줘`, 전체 of everything; empty where it names none. */
export function subjectEnded(typed: string): string {
  const text = commandText(typed)
  const subject = subjectOfEnd(wordsOf(text), text) ?? ''
  return subject === '' && wordsOf(text).some((word) => isIn(EVERYTHING, word)) ? '전체' : subject
}

/** `둘 다`, `세 개 모두`. */
const COUNTED = wordList('둘 셋 넷 두 세 네 개')
const BEFORE_SUBJECT = wordList(
  '아까 방금 어제 그제 지난번 지난주 저번 전에 이전에 위에 위의 이제 등록* 구독* 설정* 추가* 신청* 걸어* 넣어*',
)

/**
 * What somebody names who typed words to end subscriptions: `추락, 끼임` of `아까 등록한 추락, 끼임 취소`. More freely read than `subjectEnded`, since
 * only what stands can be ended by it. The words themselves where they hold no order.
 */
export function subjectToEnd(typed: string): string {
  const words = typed.trim().split(/\s+/u)
  const isOrdering: IsWord = (word) => isEnd(word) || isMessageEnded(word) || isNoMore(word) || isNot(word)
  const goesAlong = isOf(OF_MESSAGES, SENDING, GOES_ALONG, WHOLE, COUNTED)
  let to = words.length
  while (to > 1 && (isOrdering(words[to - 1] as string) || goesAlong(words[to - 1] as string))) to -= 1
  if (!words.slice(to).some(isOrdering)) return subjectEnded(typed) || typed
  let from = 0
  while (from < to - 1 && isIn(BEFORE_SUBJECT, words[from] as string)) from += 1
  return words.slice(from, to).join(' ')
}

/** Undefined where the words are no order to end something. */
function subjectOfEnd(words: string[], text: string): string | undefined {
  if (isEnding(words)) return ''
  const english = text.trim().match(ENGLISH_END)
  if (english) return english[1]?.trim() ?? ''
  if (ENGLISH_OFF.test(text.trim())) return ''
  if (words.length > 1 && ENDED_BEFORE_COLON.test(words[0] as string)) return words.slice(1).join(' ')
  // `ESG 그만 보내줘`: a subject, then an order.
  for (let at = Math.min(4, words.length - 1); at > 0; at -= 1) {
    const subject = words.slice(0, at)
    const order = words.slice(at)
    const last = subject.at(-1) as string
    const isOfNews = ENDED_IN_NEWS.test(last) && !/^(?:구독|알림|알람)/u.test(order[0] as string)
    if (!isOfNews && !isIn(OF_MESSAGES, last) && isEnding(order) && isOrder(order, subject)) return subject.join(' ')
  }
  return undefined
}

/** Whether words behind a subject order to end it. A bare noun does so only where it can be meant of nothing but a subscription. */
function isOrder([first = '', ...others]: string[], subject: string[]): boolean {
  // `배터리 전기차 말고` leaves something out of what is wanted.
  if (first === '말고') return false
  if (isNoMore(first) || isMessageEnded(first) || isNot(first)) return true
  if (isIn(OF_MESSAGES, first) || isIn(WHOLE, first)) return true
  if (isIn(END_VERBS, first)) return /(?:줘|줘요|주세요|주십시오)[.!?~]*$/u.test(first) || others.length > 0
  if (!isEnd(first)) return false
  const form = verbForm(first)
  if (form) return form.kind !== 'modifier'
  if (END_NOUN_ORDERED.test(first)) return true
  if (/법$/u.test(first)) return false
  if (others.length > 0) return true
  const areJoined = subject.slice(0, -1).every((word) => /(?:랑|와|과|하고)$/u.test(word))
  const last = subject.at(-1) as string
  return areJoined && (/^해지/u.test(first) || (/^삭제/u.test(first) && isListed(last) && !standTogether(last, '삭제')))
}
