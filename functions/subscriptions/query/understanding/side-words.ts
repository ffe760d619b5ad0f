/*
Words that say what somebody wants done, not what it is to be about. Whoever adds one asks: would a team follow this word by itself? The
thesaurus comes first: a phrase it knows (`상법 개정`, `직장 내 괴롭힘`) is never looked at here.
*/

const EVERYWHERE =
  '관련 관련된 관련한 관련해 관련해서 관련하여 관련있는 관해 관해서 관하여 관한 대한 대해 대해서 대하여 위한 소식 소식들 소식지 뉴스 뉴스레터 기사 기사들 보도자료 보도 발표 발표들 발표자료 발표문 공식발표 정책발표 알림 알람 공지 공지사항 업데이트 브리핑 속보 키워드 구독 모니터링 건 것 거 것들 좀 꼭 혹시 제발 다 등 등등 우리 저희 우리팀 저희팀 우리회사 저희회사 최신 최근 오늘 어제 내일 요즘 금일 금주 이번주 지난주 이번달 지난달 새 새로운 새로 나온 나오는 나올 나오면 나왔을 때 때마다 때면 뜨면 있는 있으면 생기면 올라오면 올라온 나는 제가 나도 저도 초록 초록아 봇 모든 모두 전부 전체 온갖 것만 거만 거요 건요 걸 걸로 것으로 것도 거든 뭐 뭔가 새로운거 저는 내가 제가 저희는 우리는 저희가 우리가 나오는지 나왔는지 하는지 됐는지 되는지 특히 주로 반드시 가능하면 되도록 그냥 일단 먼저 만약 만일 혹 향후 현재 지금 당분간 필요한 필요해서 담당하고 담당하는 맡고 맡은 요새 이번 이번에 같은거 이런거 이런 이거 그거 요거 무슨 어떠한 때만 때에만 경우 경우에 경우에만 때에 발표된 발표되는 공개된 배포된 게시된 올라온 나왔던 새롭게 신속하게 빠르게 빨리 자주 가끔 쪽 쪽에서 볼 보는 쓸 쓰는 생긴 생기는 받는 받을 주는 줄 얼마나 핫한 최신의 나올지 바뀔지 한꺼번에 모아서 몰아서 관련하는 연관된 연관 해당 해당하는 요약 정리 모음 스크랩 클리핑 각종 여러 자료 자료들 게시글 글 게시물 보도자료만 소식만 뉴스만 발표만 낸 발표한 발표하는 배포한 배포하는 내놓은 발간한 공개한 언제 언제인지 언제쯤 어떻게 어떤 뭐가 뭔지 무엇 무엇인지 왜 어디 있나 있는지 여기로 이쪽으로 채널로 채널에 슬랙으로 슬랙에 키워드로 앞으로 계속 항상 빠짐없이 자동으로 정기적으로 관심 관심사 관심있는 관심있어요 관심있습니다 을 를 은 는 이 가 의 에 도 로 으로 네 예 음 아 저 저기 아무거나 아무 뭐든 all everything anything 그리고 또 또한 및 중 중에 중에서 가운데 언제부터 언제까지'
/** Only at the end, and not where what is left would be half of all releases: `탄소중립 정책 동향`, but `개인 정보`. */
const AT_THE_END =
  '정책 정책들 정책자료 동향 현황 이슈 정보 내용 사항 부분 분야 쪽 주제 토픽 트렌드 이야기 얘기 움직임 변화 관련정보 관련뉴스 관련소식 관련자료 관련기사 관련정책 최신동향 최신뉴스 정책동향 소식등 이후 이전 예정 등장 담당 담당자 정부 정부발표 정부정책 국내 업계'
/** Only in a sentence, which asks for news of a thing and not of these. */
const IN_A_SENTENCE =
  '일정 시기 여부 날짜 마감 마감일 기한 시행일 결과 방법 절차 대상 계획 진행상황 진행 상황 의미 영향 deadline'
const ENGLISH_EDGES =
  'news update updates latest recent newest about regarding on related info information announcement announcements alert alerts please notify tell show send give get me i want need looking for any all the press release releases keyword keywords subscribe follow today now'
/** What a table says above its columns, and people above their lists. */
const HEADINGS =
  '키워드 목록 리스트 번호 순번 구분 항목 비고 no no. 주제어 관심키워드 관심분야 관심사 키워드목록 키워드리스트 구독키워드 검색어 list keyword keywords 아래 다음 아래와 다음과 같은 같습니다 안녕하세요 감사합니다 감사해요 고맙습니다 수고하세요'

const everywhere = wordSet(EVERYWHERE)
const atTheEnd = wordSet(AT_THE_END)
const inASentence = wordSet(IN_A_SENTENCE)
const englishEdges = wordSet(ENGLISH_EDGES)
const headings = wordSet(HEADINGS)

// The end of a polite sentence. No subject ends so.
const POLITE_END =
  /.(?:니다|세요|까요|나요|가요|어요|아요|해요|돼요|에요|예요|게요|는데요|거든요|십시오|군요|네요|지요|을지|는지|ㄹ까)$/
// A verb that asks: 알려줘, 알려주시면 감사하겠습니다, 받아보고 싶어요, 궁금합니다. Where a noun begins with the same letters (정리해고,
// 감사보고서, 보고의무, 받을어음, 알고리즘, 주시의무) only the endings of the verb count.
const REQUEST = new RegExp(
  `^(?:${[
    '알려|알리고|알수|궁금(?!증)|볼수|부탁|원합|필요(?:해|합)|싶|주세요|주십|줘|줄래|줄수|주라(?:고|$)|주면|수있|수 있|고맙|팔로우',
    '알고(?:싶|$)|알아(?:보|봐|볼|야|서|두|$)|알림(?:을|이|받|주|부탁|해|설정)|찾아(?:줘|주|보|봐|볼|서|$)|찾고(?:싶|있|$)',
    '(?:보내|보여|챙겨)(?:줘|주|달|드|$)|보고(?:싶|$)|받고(?:싶|$)|받아(?:보|볼|봐|서|줘|주|$)|받을(?:게|래|수|까|$)',
    '(?:정리|요약)해(?:줘|주|달|서|$)|원해(?:요|$)|주시(?:면|겠|기|고|는|길|어|$)|감사(?:합|해|드|하겠|히)|안녕(?:하|히|$)',
    '(?:전달|공유|안내)(?:해(?:줘|주|달|서|$)|부탁)|추적(?:해|하고)|모니터링(?:해|하고|하려|부탁)',
    '구독(?:해(?!지)|하고|할|하려|을|신청|부탁|합)|체크(?:해|하고)|확인(?:해|하고|할)',
    '해줘|해주|해 주|되나요|됐나요|있나요|있을까|없나요|뭐예요|뭔가요|뭐야|인가요|일까요|할게|할래|할까|해요$|합니다$',
    '바랍니다|바라요|드립니다|드려요|겠습니다',
    '(?:추가|등록|설정|신청|세팅|소개|설명|저장|포함|가입|구독등록|업데이트|팔로업|캐치|알람설정)(?:해(?:줘|주|달|서|두|놔|$)|하고 ?싶|하려|할게|할래|부탁|요$|좀$|바람|시켜)',
    '봐(?:줘|주|$)|넣어|켜(?:줘|주|두|놓)|올려(?:줘|주)|띄워|듣고(?:싶|$)|지켜보|챙기|놓치(?:지|고|면|기)|따라가|모아(?:서|줘|주|봐|$)|골라(?:서|줘|주)|뽑아(?:서|줘|주)|걸러|기다리|싶(?:어|은|습|다|네)|관심(?:있|이$|이 |많|가는|가져)|있(?:음|어)(?:요)?$|원하(?:는|면|고)|보(?:려고|려면|고파)|받(?:으려|고파|게|기$|았으면|으면)|알고파|알아야|봐야|대응해야|준비해야|챙겨야|확인해야|해야(?:해|돼|하|되|$)|드리고|드릴',
  ].join('|')})`,
)
const HONORIFIC_BIT =
  /^(?:수|줄|지|좀|할|하고|되고|돼|많아요?|많습니다|중이야|중이에요|중인데|중|합시다|바로|한번|한 번|싶어요|있습니다|있어요|있을까요|있나요|없나요|합니다|해요)$/
// 개정되면, 시행하면, 바뀌면, 나올까요: when it is to be told.
const EVENT =
  /^(.*?)(?:되면|하면|될 ?때|할 ?때|되는지|하는지|되었는지|됐는지|된다면|한다면|될지|할지|되나|하나요|되나요|될까요|돼요|되는|됩니까|돼|됐나요?|되었나요?|됐으면|되었으면|된다|한다|되자마자|하자마자|되고|되거나)$/
const CHANGE_VERB =
  /^(?:(?:오르|내리|풀리|늘어나|줄어들|늘|줄|떨어지|올라가|달라지|막히|끝나|열리|닫히|걸리|정해지|만들어지|생겨나|생기|들어가|들어오|커지|심해지|많아지|높아지|낮아지|나빠지|좋아지|바뀌|터지|일어나|벌어지|강해지|빨라지|늦어지|미뤄지|앞당겨지|나오|나|뜨|있|없|없어지|사라지)(?:으면|면|거나|는지|나|나요|게되면)요?|오를|내릴|풀릴|바뀔|생길|늘어날|줄어들|떨어질)$/
const EVENT_VERB =
  /^(?:바뀌|변경|발표|공개|개정|시행|업데이트|공고|배포|등록|게시|발생|확정|결정|추가|통과|제정|도입|의결|공포|변동)?(?:되면|하면|면|될|할|되는지|하는지)$/

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

/** Whether a word asks for something (`알려주세요`), which makes what was typed a sentence. */
export function isRequest(word: string): boolean {
  const bare = word.replace(/[^\p{L}\p{N}]+$/u, '')
  return REQUEST.test(bare) || (bare.length > 2 && POLITE_END.test(bare))
}

/** A bit of a polite sentence that means nothing beside its verb. */
export function isHonorificBit(word: string): boolean {
  return HONORIFIC_BIT.test(word.replace(/[^\p{L}\p{N}]+$/u, ''))
}

/** What happens in `개정되면`: `개정`; empty for `나오면`. Undefined where the word is no event. */
export function eventIn(word: string): string | undefined {
  const bare = word.replace(/[^\p{L}\p{N}]+$/u, '')
  if (EVENT_VERB.test(bare) || CHANGE_VERB.test(bare)) return ''
  return EVENT.exec(bare)?.[1]
}

// Written without a space: `탄소중립관련소식`, `ESG알려줘`.
const ATTACHED =
  /^(.{2,}?)(?:관련(?:된|한|해서|하여)?(?:소식|뉴스|기사|자료|보도자료|발표|정책|이슈|동향)?(?:들)?|소식|뉴스|기사|보도자료|알림|알려(?:줘|주세요|줘요|주십시오)|구독(?:해줘|할게요|신청)?|이?요|이란|란)(?:을|를|만|도)?$/

/** `소식만요`, `대상이라서요`: the end of a sentence that is no more than a noun. */
const SPOKEN_END = /(?:이?라서요?|만요|때문에요|때문이에요|이거든요|인데요|이라고요)[.!~]*$/u

/** `탄소중립입니다`: somebody answers what it is to be about. */
const COPULA = /^(.{2,}?)(?:입니다만?|이에요|이예요|예요|이요|인데요|임)[.!~]*$/u

/** Whether a word ends as a sentence does, though it is a noun: `대상이라서요`. */
export function isSpokenEnd(word: string): boolean {
  return SPOKEN_END.test(word)
}

/** A word without a side word that is written together with it; itself where there is none. */
export function withoutAttached(typed: string, isName: (name: string) => boolean): string {
  const word = isName(typed) ? typed : typed.replace(SPOKEN_END, '') || typed
  const [, answered] = word.match(COPULA) ?? []
  if (
    answered &&
    !isName(word) &&
    !isRequest(answered) &&
    (isName(answered) || /(?:입니다만?|이에요|이요)[.!~]*$/u.test(word))
  )
    return answered
  const [, name] = word.match(ATTACHED) ?? []
  return name && !isName(word) && isName(name) ? name : word
}

export function isEnglishEdge(word: string): boolean {
  return englishEdges.has(word.toLowerCase().replace(/[^a-z]/g, ''))
}

/** Whether nothing but headings and side words stands here: `번호`, `관심 키워드 목록`. */
export function isHeading(words: string[]): boolean {
  const bare = words.map((word) => word.replace(/[^\p{L}\p{N}.\ue000-\uf8ff]+/gu, '').toLowerCase())
  const letters = bare.filter((word) => word !== '')
  return letters.length > 0 && letters.every((word) => headings.has(word))
}

function withoutEnding(word: string): string {
  return word.length < 3 ? word : word.replace(/(?:을|를|은|는|이|가|만|도|들|에|의|로|으로|들을|들도|들만)$/u, '')
}

function wordSet(words: string): Set<string> {
  return new Set(words.split(' '))
}
