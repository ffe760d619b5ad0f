import { anyOf } from '../query/understanding/typed-text/word-list.ts'

/*
Words that ask what one can still comment on or apply for, beside what it is to be about: `다음 주까지 의견 내야 하는 화학물질`, `배출권 마감 임박`. The list of
what is open begins with what ends soonest, so that a last day says nothing more.
*/

const DAYS =
  '오늘 내일 모레 이번_주 다음_주 금주 차주 내주 이번_달(?:_말)? 다음_달(?:_말)? 금월 월말 연말 연내 올해 \\d{1,2}일 \\d{1,2}_주 \\d{1,2}_개월 \\d{1,2}월(?:_\\d{1,2}일|_말|_초)? \\d{1,2}[/.]\\d{1,2} 20\\d\\d[-./년]_\\d{1,2}[-./월]_\\d{1,2}일?'
const UNTIL = '까지 안에 안으로 내에 내로 이내에 이내 중에 남은 전까지 전에'
const ENDING = '마감일 마감 기한 종료일 종료 데드라인 deadline 끝나는 끝나기 닫히는 closing due'
const ENDING_HOW =
  '되는 하는 임박 임박한 예정인 예정 앞둔 전인 전 직전 안_된 안_지난 지나지_않은 남은 순으로 순 빠른 가까운 이 인 일'
const OPEN =
  '아직 열려_있는 열린 진행_중인 진행_중 진행되는 접수_중인 접수_중 접수하는 접수_받는 모집_중인 모집_중 모집하는 공모_중인 예고_중인 신청_가능한 신청_가능 신청_받는 신청할_수_있는 신청_기간 지원_가능한 지원할_수_있는 응모_가능한 참여할_수_있는'
const OPINION = '의견_제출 의견_수렴 의견_접수 의견을 의견 제출 입장_제출'
const OPINION_HOW =
  '내야_하는 내야_할 내야_되는 낼_수_있는 낼 내는 받는 제출해야_하는 제출할_수_있는 해야_하는 할_수_있는 가능한 중인 중 기간 기한 남은'

const EDGE = '(?<![^\\s,])'
const BEHIND = '(?=$|[\\s,?!.]|[거것건])'
const ON_DAY = `${anyOf(DAYS)}\\s?${anyOf(UNTIL)}`
const ENDS = `(?:${anyOf(DAYS)}(?:에)?\\s)?${anyOf(ENDING)}(?:\\s?${anyOf(ENDING_HOW)})*`
const OF_OPINIONS = `${anyOf(OPINION)}(?:\\s?${anyOf(OPINION_HOW)})+|${anyOf(OPINION).replace('의견을|의견|', '').replace('|제출', '')}`
const SAYS_OPEN = new RegExp(`${EDGE}(?:${ON_DAY}|${ENDS}|${anyOf(OPEN)}|${OF_OPINIONS})${BEHIND}`, 'giu')
/** By themselves the kinds of what is open, and no words. */
const KIND_ALONE =
  /^(?:입법 ?예고|행정 ?예고|국회 ?입법 ?예고|예고|공고|공모|지원 ?사업)(?:들|만|은|는|이|가|을|를)?[?.!]*$/u
/** What is open for comments or applications. */
const OPENS = /예고|공모|공고|지원 ?사업|고시|개정안|제정안|법안|시행령|시행규칙|의견/u
const IS_ASKED = new RegExp(`${EDGE}(?:${ENDS}|${OF_OPINIONS}|${anyOf(OPEN)})${BEHIND}`, 'iu')

/** What is left of words typed behind `/due` without those that only say that it is to be open; a kind by itself has the sign of kinds. */
export function subjectOfDue(typed: string): string {
  const subject = typed
    .split(/("[^"]*")/u)
    .map((part) => (part.startsWith('"') ? part : part.replace(SAYS_OPEN, ' ')))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()
  const [bare = ''] = subject.split(/\s+(?=거|것|건|있|알려|보여|뭐|목록|리스트)/u)
  return KIND_ALONE.test(bare)
    ? `종류:${bare.replace(/[\s?.!]/gu, '').replace(/(?:들|만|은|는|이|가|을|를)$/u, '')}`
    : subject
}

/** Whether somebody asks what is open: `이번 주 마감되는 입법예고 있나요?`. A last day of something else (`결산 마감`) is a subject. */
export function asksWhatIsOpen(said: string): boolean {
  return IS_ASKED.test(said) && OPENS.test(said)
}
