import type { ReleaseKind } from '../../releases/release-kind.ts'

/*
The kinds that a query can name, as people call them. A kind of which no source is read yet (의안, 해외) is not among them: a query for it would be
silent for ever.
*/

const NAMES: [ReleaseKind[], string[]][] = [
  [['보도자료'], ['보도자료', '보도', '발표', 'press', 'press release', 'news']],
  [['입법예고'], ['입법예고', '정부입법', '정부입법예고']],
  [['행정예고'], ['행정예고']],
  [['국회 입법예고'], ['국회입법예고', '국회', '국회예고', '의원입법', '의원입법예고', '법안', '법률안']],
  [
    ['입법예고', '행정예고', '국회 입법예고'],
    ['예고', '의견수렴', 'notice', 'notices'],
  ],
  [['법령'], ['법령', '법률', '법', '시행령', '시행규칙', '공포', 'law', 'laws']],
  [['고시'], ['고시', '훈령', '예규', '행정규칙', 'rule', 'rules']],
  [['공고'], ['공고', '지원사업', '공모']],
]

const kindsByName = new Map(NAMES.flatMap(([kinds, names]) => names.map((name) => [folded(name), kinds] as const)))

/** The kinds that can be asked for, in their order. */
export const NAMED_KINDS: ReleaseKind[] = NAMES.flatMap(([kinds]) => (kinds.length === 1 ? kinds : []))

/** The kinds that a word behind `종류:` names; undefined where it names none that is read. */
export function kindsNamed(word: string): ReleaseKind[] | undefined {
  return kindsByName.get(folded(word))
}

/** A kind as one word, as it stands in a query. */
export function kindWord(kind: ReleaseKind): string {
  return kind.replaceAll(' ', '')
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
}
