import { isKnown, isMadeOfNouns } from '../../known-words.ts'

/*
Whether a word is a form of a verb: `바뀌면`, `나왔다고`, `챙겨보려고`, `강화되는지`. Verbs ask for news or say when it is wanted, and are no
part of a keyword. A form is a stem below with endings below, in any number of auxiliaries; or a noun with 하다, 되다 or 시키다, whose noun
is given back; or a word nobody knows that ends as no noun does. A known noun is never one: 보고, 수지, 어린이.
*/

/** What a form does in a sentence. `cause` says why somebody asks, `condition` when they are to be told, `modifier` stands before a noun. */
type VerbKind = 'cause' | 'condition' | 'modifier' | 'final' | 'other'

export interface VerbForm {
  /** The noun before 하다, 되다 or 이다; empty where the stem is a verb's own. */
  noun: string
  kind: VerbKind
  /** `배터리입니다`, `회사라서`: the noun is what is said, and nothing happens to it. */
  isCopula?: true
}

/** With the form each has before 어, where it is another one. */
const STEMS =
  '나오 나와 뜨 떠 올라오 올라와 생기 생겨 바뀌 바꾸 바꿔 달라지 달라져 오르 올라 올라가 내리 내려 내려가 늘어나 줄어들 늘리 줄이 떨어지 떨어져 풀리 풀려 막히 끝나 열리 열려 닫히 걸리 걸려 정하 정해 정해지 정해져 만들 만드 만들어지 없애 없어지 사라지 터지 터져 일어나 벌어지 커지 많아지 높아지 높이 낮추 낮아지 낮춰 심해지 강해지 빨라지 늦어지 미뤄지 앞당겨지 미루 들어가 들어오 들어와 나가 나빠지 좋아지 알리 알려 알려지 알아보 알아두 알아야 알고 받고 알 받 챙기 챙겨 보내 보여 보이 찾아 찾고 받아 받고싶 살펴 살피 지켜보 지켜봐 궁금하 궁금해 기다리 기다려 놓치 놓쳐 따라가 따라 모아 모으 골라 고르 뽑아 걸러 거르 올리 올려 띄우 띄워 켜 켜두 넣어 넣 쏘아 쏴 구해 다루 다뤄 내놓 내놔 쓰이 써 맡아 맡고 듣고 들어서 들었 싶 좋겠 좋을 급하 급해 원하 원해 바라 바랍 필요하 필요해 고맙 고마 드리 드려 읽어 읽고 물어보 여쭤 여쭈 여쭙 위하 위해 맞추 맞춰 어떻 어때 어떤지 어떨 그렇 그런데 이렇 몰라 모르 모를 궁금 빼 싫 전하 전해 막 막아 줄여 줄이 쌓이 쌓여 번지 번져 꺾이 오가 쓰러지 다치 다쳐 무너지 무너져 고치 고쳐 뒤집 뒤집히 엎어지 잡히 잡아 멈추 멈춰 밀어 이어 이어지 퍼져 몰리 몰려 서두르 덮치 넘어가 넘기 넘겨 돌아가 돌리 돌려 헷갈리 헷갈려 겪 겪어 지나 들려 들리 내보내 퍼지 밝히 밝혀 밝혀지 옮기 옮겨 미치 미쳐 끼치 느끼 지우 지워 쏟아지 걱정되 걱정돼 걱정됩 여겨 여기 벌이 벌어 매기 매겨 물리 물려 당하 당해 당한 갚 갚아 붙 붙어 붙이 붙여 얻 얻어 치르 치러 키우 키워 낸다 뿌리 날리 들이 들여오 들여와 나누 나눠 나뉘 남기 남겨 남았 피하 피해야 어기 어겨 어긴 지키 지켜 갖추 갖춰 꾸리 세우 세워 짜 찍히 밀리 밀려 쓰 보니 보고있 따라잡 빠뜨리 빠트리 빠지 올까 온다 와서 볼 봐 보려 보면 보시 보고싶 둬 두고 하려 하시 하고 하 해 되 돼 있 없 않 같 같아 아니 많 크 안되 안돼 주시 주세 주십 줄래 줄수 주실 주면 주라 주신 줘 주길 줍 달라'
/** Noun and 하다: what somebody wants to have done with news, or says of themselves. */
const ASKED =
  '부탁 요청 신청 등록 추가 설정 구독 확인 체크 전달 공유 안내 정리 요약 추적 모니터링 가입 업데이트 설명 소개 저장 희망 문의 세팅 팔로우 팔로업 알림 알람 통보 연락 보고 공지 제공 발송 전송 회신 답변 캐치 검색 조회 파악 참고 감사 수고 추천 공부 이해 걱정 고민 안녕 궁금 필요 관심 생각 말씀 얘기 이야기 시작 담당 대응 준비 대비 검토 설명 고려 계획 예정 출근 퇴근 부탁드 설정좀'
const DOING = '하 해 하여 받 받아 되 되어 돼 시키 시켜 드리 드려 주시 주세 주십 줘 줄 바라 바랍 바람'
/** Between the stem and its ending: honorific, tense, auxiliary verbs. */
const BETWEEN =
  '시 으시 셔 으셔 셨 으셨 ㅆ 았 었 였 겠 아 어 여 게 고 지 주 줘 줬 주시 주셔 보 봐 봤 두 둬 놓 놔 드리 드려 드렸 지 져 졌 싶 있 없 않 못하 하 해 했 되 돼 됐 가 오 와 왔 야 야하 아야 어야 아야하 어야하 려 고자'
const ENDINGS: Record<VerbKind, string> = {
  cause:
    '는데 는데요 은데 은데요 ㄴ데 ㄴ데요 던데 던데요 텐데 텐데요 어서 아서 여서 서 서요 어서요 아서요 니까 으니까 니까요 니 으니 므로 으므로 길래 느라 거든요 거든 지만 지만요 되 으되 다는데 ㄴ다는데 는다는데 다는데요 다길래 ㄴ다길래 는다길래 다던데 ㄴ다던데 는다던데 다니까 ㄴ다니까 라는데 라던데 라길래 대서 ㄴ대서 는대서 자길래 더라고요 더라구요 던데말이죠 잖아요 ㅂ니다만 습니다만 도록 게 게끔',
  condition:
    '면 으면 자마자 ㄹ때 을때 는지 는지도 은지 ㄴ지 을지 ㄹ지 ㄹ지도 나 나요 는가 ㄴ가 은가 ㄹ까 을까 거나 든지 든가 는대로 ㄴ다면 는다면 다면 라면 ㄹ때마다 을때마다 ㄹ때만 는지를 ㄹ지를 을지를 는지가 었는지 ㄴ지가',
  modifier: '기 는 ㄴ 은 ㄹ 을 던 다는 ㄴ다는 는다는 라는 려는 으려는 ㄹ만한 을만한 자는 냐는 기로한 기로 ㄴ단 다던',
  final:
    '줘 줘요 줘라 봐 봐요 둬 둬요 놔 드려 드려요 쥬 요 다 ㄴ다 는다 ㅂ니다 습니다 습니까 ㅂ니까 세요 으세요 십시오 으십시오 셔요 까요 ㄹ까요 을까요 나요 는가요 ㄴ가요 은가요 네요 네 군요 지요 죠 ㄹ게 ㄹ게요 을게 을게요 ㄹ께 ㄹ께요 ㄹ래 ㄹ래요 을래 을래요 어 아 어요 아요 에요 예요 냐 ㅂ시다 라 어라 아라 음 ㅁ 길 으면요 구나 대요 다네 야지 야죠 려나 려나요 는지요 ㄹ지요 을지요 쥬 세용 ㄹ껄 달라 도 면요 당 용 죵 욤 쥬세요 쥬 려구요 려고요 고요 구요 고파 고파요',
  other:
    'ㄹ수 고 며 으며 면서 으면서 려 으려 려고 으려고 려면 으려면 러 으러 고자 지 지는 지도 기를 기에 기만 기도 기는 도 야 아야 어야 라고 으라고 냐고 자고 다가 다고 ㄴ다고 는다고 는다 구 고서 어 아 여 던지 ㄹ수 을수 ㄹ수록 을수록 ㄹ지라도 라도 거니와 듯 듯이 ㄴ채',
}
/** Endings that show by themselves that a word of an unknown stem is a verb. */
const TELLING =
  '다는데 다는데요 다길래 다던데 다니까 라는데 라던데 라길래 는데 는데요 은데요 ㄴ데요 던데 던데요 텐데 어서요 아서요 니까 니까요 더라고요 더라구요 잖아요 습니다 ㅂ니다 습니까 ㅂ니까 세요 십시오 까요 나요 는가요 ㄴ가요 네요 군요 는지요 ㄹ게요 ㄹ래요 을게요 을래요 어요 아요 거든요 려고 려고요 려면 려는 면서 는다고 ㄴ다고 다고 다는 ㄴ다는 는다는 다면 자마자 고자 는지 을지 었는지 하라고 았는데 었는데 도록 쥬세요 시길 하셔서요 셔서요 셔서 습니다만 는다면 으면 하면 되면 해서 돼서 싶어 싶은 야해 야해요 해줘 해주 드려요 예요 에요'
const TELLING_KIND: Record<string, VerbKind> = { 하면: 'condition', 되면: 'condition', 해서: 'cause', 돼서: 'cause' }

/** Forms so frequent in releases that the corpus lists them among its nouns. */
const TAKEN_FOR_NOUNS = new Set(
  '위해 위해서 대해서 있어서 관련해서 통해서 않고 있는지 없는지 있다 없다 있지 있기 되기 찾아 보내 보니'.split(' '),
)

/** 이다 behind any noun, and what is 이다 only behind a known one (`배터리인데`, but 박람회임). */
const COPULA: Partial<Record<VerbKind, string>> = {
  condition: '인지 인지요 인지도 인가요',
  final: '입니다 입니당 이에요 이예요 이요 이랍니다 이네요 만요 도요 까지요 랑요',
  cause:
    '이라서 이라서요 이라 이고 이고요 이며 인데 인데요 이거든요 때문에 때문에요 때문이에요 때문입니다 이라고해서 이니까',
}
const COPULA_OF_KNOWN: Partial<Record<VerbKind, string>> = {
  final: '예요 에요 요 임',
  cause: '라서 라서요 라 거든요',
}

const FINAL_OF: Record<string, string> = { ㄴ: '\u11ab', ㄹ: '\u11af', ㅁ: '\u11b7', ㅂ: '\u11b8', ㅆ: '\u11bb' }
const MIN_NOUN_LETTERS = 2

const stems = new Set(listOf(STEMS))
const asked = new Set(ASKED.split(' '))
const doing = new Set(listOf(DOING))
/** Before 어: what follows is an auxiliary or begins with it. 해고 and 돼지 are nouns. */
const infinitives = new Set(listOf('해 하여 받아 되어 돼 시켜 드려 줘'))
const AFTER_INFINITIVE = new RegExp(`^(?:${anyOf(listOf('서 도 야 요 라 ㅆ 주 줘 보 봐 두 드 달 쥬'))})`, 'u')
const MAX_STEM_JAMO = Math.max(...[...stems].map((stem) => stem.length))
const kindOf = new Map(
  (Object.entries(ENDINGS) as [VerbKind, string][]).flatMap(([kind, row]) =>
    listOf(row).map((ending): [string, VerbKind] => [ending, kind]),
  ),
)
const copulas = [
  ...copulasOf(COPULA).map((one) => ({ ...one, ofKnown: false })),
  ...copulasOf(COPULA_OF_KNOWN).map((one) => ({ ...one, ofKnown: true })),
].sort((one, other) => other.ending.length - one.ending.length)
const ENDING = new RegExp(`^(?:${anyOf(listOf(BETWEEN))})*?(${anyOf([...kindOf.keys()])})$`, 'u')
const TELLING_END = new RegExp(`(${anyOf(listOf(TELLING))})$`, 'u')

/** What form of a verb a word is; undefined where it is none. */
export function verbForm(word: string): VerbForm | undefined {
  const bare = word.replace(/[^가-힣A-Za-z\d]+$/u, '')
  if (!/^[가-힣]{2,}$/u.test(bare) && bare !== '줘' && bare !== '해') return undefined
  const isName = isMadeOfNouns(bare) || (/[도가이나로만을를은는]$/u.test(bare) && isMadeOfNouns(bare.slice(0, -1)))
  if (isName && !endsInForm(bare)) return undefined
  return ofCopula(bare) ?? ofStem(bare) ?? ofNoun(bare) ?? ofUnknown(bare)
}

/** `소진되기`: a compound of what the corpus takes for nouns. */
function endsInForm(word: string): boolean {
  for (let at = 0; at < word.length - 1; at += 1) if (TAKEN_FOR_NOUNS.has(word.slice(at))) return true
  return false
}

function ofCopula(word: string): VerbForm | undefined {
  for (const { ending, kind, ofKnown } of copulas) {
    const noun = word.slice(0, -ending.length)
    if (!word.endsWith(ending) || noun.length < MIN_NOUN_LETTERS || ofStem(noun)) continue
    if (!ofKnown || isMadeOfNouns(noun)) return { noun, kind, isCopula: true }
  }
  return undefined
}

function ofStem(word: string): VerbForm | undefined {
  const letters = word.normalize('NFD')
  for (let to = Math.min(MAX_STEM_JAMO, letters.length); to > 1; to -= 1) {
    const kind = kindBehind(letters, to, stems)
    if (kind) return { noun: '', kind }
  }
  return undefined
}

/** `강화되는지`, `부탁드릴게요`. Of a short ending (`제한`, `재해`) only where the noun before it is known. */
function ofNoun(word: string): VerbForm | undefined {
  for (let at = MIN_NOUN_LETTERS; at < word.length; at += 1) {
    const noun = word.slice(0, at).replace(/(?<=..)[을를]$/u, '')
    const rest = word.slice(at)
    if (rest.length < 2 && !isKnown(noun) && !asked.has(noun)) continue
    const kind = kindOfDoing(rest.normalize('NFD'))
    if (kind) return { noun, kind }
  }
  return undefined
}

function kindOfDoing(letters: string): VerbKind | undefined {
  for (let to = Math.min(6, letters.length); to > 1; to -= 1) {
    const kind = kindBehind(letters, to, doing)
    if (kind) return kind
  }
  return undefined
}

function kindBehind(letters: string, to: number, known: Set<string>): VerbKind | undefined {
  const [stem, rest] = [letters.slice(0, to), letters.slice(to)]
  if (!known.has(stem) || (infinitives.has(stem) && rest !== '' && !AFTER_INFINITIVE.test(rest))) return undefined
  return kindOfEnding(rest)
}

function ofUnknown(word: string): VerbForm | undefined {
  const [, ending] = word.normalize('NFD').match(TELLING_END) ?? []
  if (ending === undefined) return undefined
  return { noun: '', kind: kindOf.get(ending) ?? TELLING_KIND[ending.normalize('NFC')] ?? 'final' }
}

/** The bare stem is a form where it is one before 어: `알려`. */
function kindOfEnding(letters: string): VerbKind | undefined {
  if (letters === '') return 'other'
  const [, ending = ''] = letters.match(ENDING) ?? []
  return kindOf.get(ending)
}

/** Whether a form asks for news by itself: no noun of a subject in it, and nothing behind it that it describes. */
export function isAsking({ noun, kind }: VerbForm): boolean {
  return kind !== 'modifier' && (noun === '' ? kind !== 'condition' : asked.has(noun))
}

function copulasOf(rows: Partial<Record<VerbKind, string>>): { ending: string; kind: VerbKind }[] {
  return (Object.entries(rows) as [VerbKind, string][]).flatMap(([kind, row]) =>
    row.split(' ').map((ending) => ({ ending, kind })),
  )
}

function listOf(row: string): string[] {
  return row
    .split(' ')
    .map((form) => form.replace(/^[ㄴㄹㅁㅂㅆ]/u, (letter) => FINAL_OF[letter] as string).normalize('NFD'))
}

function anyOf(forms: string[]): string {
  return [...forms].sort((one, other) => other.length - one.length).join('|')
}
