import { ministryNamed } from '../../named-ministry.ts'

/*
What is pasted from a law. The long name of one (`화학물질의 등록 및 평가 등에 관한 법률`) holds words that join and describe other things elsewhere, so that it
is kept whole where more stands behind it. Of an article, the heading in brackets says what it is about; its number alone says nothing.
*/

/** From the beginning of an item to the word that ends the name. */
const LONG_NAME =
  /(?<=^|[\n\t,、;])([ ]*)((?:[가-힣·ㆍ]+ )*?[가-힣·ㆍ]+(?:에|와|과) 관한 (?:[가-힣·]+ ){0,3}?[가-힣·]*(?:법률|특별법|특례법|규칙|규정|법|협약|협정))(?:이|가|을|를|은|는|의|에|에서|상|와|과)?(?= +\S)/gu
const ARTICLE = '제\\s?\\d{1,4}\\s?조(?:의\\s?\\d{1,2})?(?:\\s?제\\s?\\d{1,2}\\s?항)?(?:\\s?제\\s?\\d{1,2}\\s?호)?'
const HEADING = '[(\\[]\\s*(\\S[^()\\[\\]]*?)\\s*[)\\]]'
const HEADED_ARTICLE = new RegExp(`^(?:법|시행령|시행규칙|영|규칙)?\\s?${ARTICLE}\\s*${HEADING}`, 'u')
const HEADING_BEHIND = new RegExp(`(?<=\\S\\s?${ARTICLE})\\s*${HEADING}`, 'u')
const ARTICLE_ALONE = new RegExp(`^(?:법|시행령|시행규칙|영|규칙)?\\s?${ARTICLE}$`, 'u')

/** Replaces each long name with what `place` gives for it, where more stands behind it. Ministries before it are no part of it. */
export function placeLawNames(text: string, place: (name: string) => string): string {
  return text.replace(LONG_NAME, (_, space: string, name: string) => {
    const words = name.split(' ')
    const from = words.findIndex((word) => ministryNamed(word) === undefined)
    return `${space}${words
      .slice(0, from)
      .map((word) => `${word} `)
      .join('')}${place(words.slice(from).join(' '))}`
  })
}

/** An item with what an article is about in place of its number: `제15조(개인정보의 수집·이용)`; behind the name of a law the number is kept. */
export function withoutArticleHeading(item: string): string {
  const [whole = '', heading = ''] = item.match(HEADED_ARTICLE) ?? []
  return heading === '' ? item.replace(HEADING_BEHIND, '') : `${heading}${item.slice(whole.length)}`
}

export function isArticleAlone(item: string): boolean {
  return ARTICLE_ALONE.test(item)
}
