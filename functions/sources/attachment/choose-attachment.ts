import type { Attachment } from '../../releases/release.ts'
import { foldTitle } from '../../releases/same-release/title-claim.ts'

/** The files that hold one document, in the order in which they are tried. */
export interface ChosenDocument {
  addresses: string[]
  /** Its words stand in a PDF alone, which is not read. */
  isPdf: boolean
}

/** What some sites write behind the name, a size or 다운로드, is not part of it. */
const NAME = /^(.*?\S)\.(hwpx|hwp|pdf)(?![\w가-힣])/i
const TRIED_FIRST = ['hwpx', 'hwp']
/** Files beside the release: what it encloses, pictures, questions and answers. */
const ENCLOSED =
  /^[\s\d._\-–([<「【]*(?:붙\s?임|별\s?첨|별\s?지|참\s?고|첨\s?부(?!파일)|사진|포스터|인포그래픽|카드\s?뉴스|웹자보|질의\s?응답|q\s?&\s?a|faq)|(?<!보도)(?:붙임|별첨|별지|참고자료|질의응답|q\s?&\s?a|faq|사진|포스터|인포그래픽|카드뉴스)\s*\d*[)\]]?$/i
const PRESS_RELEASE = /보\s?도\s?(?:자\s?료|참고|설명|해명)|press/i
const MIN_TITLE_LETTERS = 6
const MAX_TITLE_LETTERS = 14

/** Which of a release's files is the release; undefined where none may be. Files of one name are one document in several formats. */
export function chooseDocument(files: Attachment[], title: string): ChosenDocument | undefined {
  const byStem = Map.groupBy(
    files.flatMap(({ name, url }) => {
      const [, stem = '', format = ''] = NAME.exec(name.trim()) ?? []
      return stem === '' ? [] : [{ stem: foldTitle(stem), name: stem, format: format.toLowerCase(), url }]
    }),
    ({ stem }) => stem,
  )
  const documents = [...byStem.values()].filter(([first]) => !ENCLOSED.test(first?.name ?? ''))
  const titleStart = foldTitle(title).slice(0, MAX_TITLE_LETTERS)
  const worth = (name: string, stem: string) => {
    if (titleStart.length >= MIN_TITLE_LETTERS && stem.includes(titleStart)) return 2
    return PRESS_RELEASE.test(name) ? 1 : 0
  }
  const [best] = documents.toSorted(
    ([a], [b]) => worth(b?.name ?? '', b?.stem ?? '') - worth(a?.name ?? '', a?.stem ?? ''),
  )
  if (!best) return undefined
  const addresses = TRIED_FIRST.flatMap((format) =>
    best.flatMap((file) => (file.format === format && file.url ? [file.url] : [])),
  )
  return { addresses: [...new Set(addresses)], isPdf: best.every(({ format }) => format === 'pdf') }
}
