import type { Morpheme } from './morphemes.ts'

// The most frequent surnames (국가데이터처 인구주택총조사 2015: 성씨).
const SURNAMES = new Set('김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하')
// 고용부, 전력사, 경기도 and 서울시 begin like names but are none.
const ENDS_LIKE_NO_NAME = /[부청원위과국실처회사소단법차자업망도시군구읍면동리항역대산강천섬댐교안체형지]$/
const NAME_SYLLABLES = 3

/** Whether letters that the analyser reads as one proper noun are a person's name: 이주열 holds no 이주, 정만기 no 만기. */
export function isPersonName(letters: string, [first, ...others]: Morpheme[]): boolean {
  if (first?.tag !== 'NNP' || first.end !== NAME_SYLLABLES || !others.every(({ tag }) => tag.startsWith('J')))
    return false
  const name = letters.slice(0, NAME_SYLLABLES)
  return SURNAMES.has(name.charAt(0)) && !ENDS_LIKE_NO_NAME.test(name)
}
