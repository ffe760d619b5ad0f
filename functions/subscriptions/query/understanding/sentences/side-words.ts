import { isAsking, verbForm } from './verb-forms.ts'

/*
Words that say what somebody wants done, not what it is to be about. Whoever adds one asks: would a team follow this word by itself? The
thesaurus comes first: a phrase it knows (`상법 개정`, `직장 내 괴롭힘`) is never looked at here.
*/

const EVERYWHERE =
  '관련 관련된 관련한 관련해 관련해서 관련하여 관련있는 관해 관해서 관하여 관한 대한 대해 대해서 대하여 위한 소식 소식들 소식지 뉴스 뉴스레터 기사 기사들 보도자료 보도 발표 발표들 발표자료 발표문 공식발표 정책발표 알림 알람 공지 공지사항 업데이트 브리핑 속보 키워드 구독 모니터링 건 것 거 것들 좀 꼭 혹시 제발 다 등 등등 우리 저희 우리팀 저희팀 우리회사 저희회사 최신 최근 오늘 어제 내일 요즘 내년에 내년부터 올해에 올해부터 작년에 지난해에 이슈인 화제인 금일 금주 이번주 지난주 이번달 지난달 새 새로운 새로 나온 나오는 나올 나오면 나왔을 때 때마다 때면 뜨면 있는 있으면 생기면 올라오면 올라온 나는 제가 나도 저도 초록 초록아 봇 모든 모두 전부 전체 온갖 것만 거만 거요 건요 걸 걸로 것으로 것도 거든 뭐 뭔가 새로운거 저는 내가 제가 저희는 우리는 저희가 우리가 나오는지 나왔는지 하는지 됐는지 되는지 특히 주로 반드시 가능하면 되도록 그냥 일단 먼저 만약 만일 혹 향후 현재 지금 당분간 필요한 필요해서 담당하고 담당하는 맡고 맡은 요새 이번 이번에 같은거 이런거 이런 이거 그거 요거 무슨 어떠한 때만 때에만 경우 경우에 경우에만 때에 발표된 발표되는 공개된 배포된 게시된 올라온 나왔던 새롭게 신속하게 빠르게 빨리 자주 가끔 쪽 쪽에서 볼 보는 쓸 쓰는 생긴 생기는 받는 받을 주는 줄 얼마나 핫한 최신의 나올지 바뀔지 한꺼번에 모아서 몰아서 관련하는 연관된 연관 해당 해당하는 요약 정리 모음 스크랩 클리핑 각종 여러 자료 자료들 게시글 글 게시물 보도자료만 소식만 뉴스만 발표만 낸 발표한 발표하는 배포한 배포하는 내놓은 발간한 공개한 언제 언제인지 언제쯤 어떻게 어떤 뭐가 뭔지 무엇 무엇인지 왜 어디 어디까지 있나 있는지 여기로 이쪽으로 채널로 채널에 슬랙으로 슬랙에 키워드로 앞으로 계속 항상 빠짐없이 자동으로 정기적으로 관심 관심사 관심있는 관심있어요 관심있습니다 을 를 은 는 이 가 의 에 도 로 으로 네 예 음 아 저 저기 아무거나 아무 뭐든 all everything anything 그리고 또 또한 및 중 중에 중에서 가운데 언제부터 언제까지 위주 위주로 중심으로 가급적 얼마 얼마로 얼마인지 누가 쪽은 쪽이요 쪽이에요 쪽도 쪽만 쪽이 나중에 새로이 따로 별도로 얼른 서둘러 매번 일괄 몇 그 각각 각각의 각자 소관 소관의'
/** Only at the end, and not where what is left would be half of all releases: `탄소중립 정책 동향`, but `개인 정보`. */
const AT_THE_END =
  '정책 정책들 정책자료 동향 현황 이슈 정보 내용 사항 부분 분야 쪽 주제 토픽 트렌드 이야기 얘기 움직임 변화 관련정보 관련뉴스 관련소식 관련자료 관련기사 관련정책 최신동향 최신뉴스 정책동향 소식등 이후 이전 예정 등장 담당 담당자 정부 정부발표 정부정책 국내 업계'
/** Only in a sentence, which asks for news of a thing and not of these. */
const IN_A_SENTENCE =
  '올해 내년 작년 지난해 이번 일정 시기 여부 날짜 마감 마감일 기한 시행일 결과 방법 절차 대상 계획 진행상황 진행 상황 의미 영향 deadline'
const ENGLISH_EDGES =
  'whats new there is on ping id would like to could you can news update updates latest recent newest about regarding on related info information announcement announcements alert alerts please notify tell show send give get me i want need looking for any all the press release releases keyword keywords subscribe follow today now pls plz plse thx thanks kindly asap'
/** What a table says above its columns, and people above their lists. */
const HEADINGS =
  '키워드 목록 리스트 번호 순번 구분 항목 비고 no no. 주제어 관심키워드 관심분야 관심사 키워드목록 키워드리스트 구독키워드 검색어 list keyword keywords 아래 다음 아래와 참고용 다음과 같은 같습니다 이상 이상입니다 이상이에요 이상이고요 이상요 끝 끝입니다 부탁드립니다 부탁드려요 부탁드릴게요 부탁합니다 안녕하세요 감사합니다 감사해요 고맙습니다 수고하세요'

const everywhere = wordSet(EVERYWHERE)
const atTheEnd = wordSet(AT_THE_END)
const inASentence = wordSet(IN_A_SENTENCE)
const englishEdges = wordSet(ENGLISH_EDGES)
const headings = wordSet(HEADINGS)

/** ㅠㅠ, ㅎㅎ, and ~ or ! by itself. */
const LETTERS_OF_LAUGHTER = /^[ㄱ-ㆎᄀ-ᇿ^~.!?;:]+$/u

export type SideWord = 'anywhere' | 'at the end' | 'in a sentence'

/** Where a word may be left out; undefined where it is part of what is asked for. */
export function sideWordOf(word: string): SideWord | undefined {
  if (LETTERS_OF_LAUGHTER.test(word)) return 'anywhere'
  const bare = word.replace(/[^\p{L}\p{N}.]+$/u, '').replace(/^[^\p{L}\p{N}]+/u, '')
  if (everywhere.has(bare) || everywhere.has(withoutEnding(bare))) return 'anywhere'
  if (atTheEnd.has(bare) || atTheEnd.has(withoutEnding(bare))) return 'at the end'
  if (inASentence.has(bare.toLowerCase()) || inASentence.has(withoutEnding(bare))) return 'in a sentence'
  return undefined
}

/** Bits of a sentence that mean nothing beside its verb. */
const BITS = wordSet(
  '같은 하나도 신경 신경이 말이 말도 얘기 얘기가 이야기 이야기가 소문 소문이 걱정 걱정이 분 분들 도움 도움이 이유 상황 참 진짜 정말 제일 가장 다시 미리 조금 매우 너무 많이 아직 이미 벌써 슬슬 하나 뭘 뭐라고 뭐라 혹은 전에 후에 뒤에 때문 우선 우선은 일단은 나면 나거나 났다 났는지 내면 낸다 낼 난 한창 마침 마음 생각 안 못 돼 되요 놨지 놨는지 뒀지 수 줄 지 좀 할 중 많아 많아요 많습니다 중이야 중이에요 중인데 합시다 바로 한번 주세요 주십시오 부탁 바람 요망 바래요 그런데 근데 그러니까 그러면 그럼 그래서 그리고요 하지만 때문에',
)
const ASKING = wordSet('부탁 부탁요 요망 궁금 고맙 감사 알림좀 플리즈')

/** Whether a word asks for something (`알려주세요`), which makes what was typed a sentence. */
export function isRequest(word: string): boolean {
  const bare = word.replace(/[^\p{L}\p{N}]+$/u, '')
  const form = verbForm(bare)
  return ASKING.has(bare) || (form !== undefined && isAsking(form))
}

/** A bit of a polite sentence that means nothing beside its verb. */
export function isHonorificBit(word: string): boolean {
  return BITS.has(word.replace(/[^\p{L}\p{N}]+$/u, ''))
}

// Written without a space: `탄소중립관련소식`, `ESG알려줘`.
const ATTACHED =
  /^(.{2,}?)(?:관련(?:된|한|해서|하여)?(?:소식|뉴스|기사|자료|보도자료|발표|정책|이슈|동향)?(?:들)?|소식|뉴스|기사|보도자료|알림|알려(?:줘|주세요|줘요|주십시오)|구독(?:해줘|할게요|신청)?|이?요|이란|란)(?:을|를|만|도)?$|^(.{2,}?)쪽(?:만|은|도|이요|요)?$/

/** A word without a side word that is written together with it; itself where there is none. */
export function withoutAttached(typed: string, isName: (name: string) => boolean): string {
  if (isName(typed)) return typed
  const form = verbForm(typed)
  const word = form?.isCopula && !isRequest(form.noun) ? form.noun : typed
  const [, before, side] = word.match(ATTACHED) ?? []
  const name = before ?? side
  return name && !isName(word) && isName(name) ? name : word
}

/** `올해 최저임금이 정해지면`: in a sentence, when. */
const TIMES = wordSet('올해 올 내년 작년 지난해 이번 하반기 상반기')

export function isTime(word: string): boolean {
  return TIMES.has(word)
}

export function isEnglishEdge(word: string): boolean {
  return englishEdges.has(word.toLowerCase().replace(/[^a-z]/g, ''))
}

/** Whether nothing but headings and side words stands here: `번호`, `관심 키워드 목록`. */
export function isHeading(words: string[]): boolean {
  const bare = words.map((word) => {
    const plain = word.replace(/[^\p{L}\p{N}.\p{Co}]+/gu, '').toLowerCase()
    return headings.has(plain) ? plain : plain.replace(/\.+$/u, '')
  })
  const letters = bare.filter((word) => word !== '')
  return letters.length > 0 && letters.every((word) => headings.has(word))
}

function withoutEnding(word: string): string {
  return word.length < 3 ? word : word.replace(/(?:을|를|은|는|이|가|만|도|들|에|의|로|으로|들을|들도|들만)$/u, '')
}

function wordSet(words: string): Set<string> {
  return new Set(words.split(' '))
}
