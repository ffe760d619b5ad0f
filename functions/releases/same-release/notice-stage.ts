import type { NoticeStage } from '../release-kind.ts'
import { foldTitle } from './title-claim.ts'

/*
Titles say it in a few words. Those of the law itself say 취소 and 기간 연장, too (허가취소, 유효기간 연장): only what is said of the notice counts.
The most telling comes first: of a second notice that is withdrawn it counts that it is.
*/
const STAGES: [NoticeStage, string[]][] = [
  ['철회', ['예고철회', '예고취소', '공고철회', '철회입법예고', '철회행정예고', '예고의철회']],
  ['연장', ['예고기간연장', '예고기간의연장', '예고연장', '의견제출기간연장', '의견수렴기간연장', '의견접수기간연장']],
  ['재예고', ['재입법예고', '재행정예고', '재예고', '재공고']],
]
/** The same in a bracket before the title: `[철회] …`. */
const MARKS: Record<string, NoticeStage> = {
  철회: '철회',
  취소: '철회',
  연장: '연장',
  재예고: '재예고',
  재공고: '재예고',
}
const MARK = /^\s*[[(【]\s*([가-힣]{2,6})\s*[\])】]/u

/** What the title of a notice, or what is kept of it, says of the notice; undefined where it is the first. */
export function stageOf(title: string): NoticeStage | undefined {
  const mark = MARKS[MARK.exec(title)?.[1] ?? '']
  if (mark) return mark
  const folded = foldTitle(title)
  return STAGES.find(([, words]) => words.some((word) => folded.includes(word)))?.[0]
}

/** Words that a title has beside the name of what is drafted, in its folded form. */
const AROUND_NAME = [
  '재입법예고',
  '재행정예고',
  '입법예고',
  '행정예고',
  '재예고',
  '예고',
  '안내',
  '알림',
  '공고',
  '기간연장',
  '연장',
  '철회',
]

/** The name of what a notice is about, folded: without what says that it is a notice, by which one place's titles differ from another's. */
export function draftName(title: string): string {
  let name = foldTitle(title.replace(MARK, ''))
  for (;;) {
    const word = AROUND_NAME.find((one) => name.endsWith(one))
    if (!word) return name
    name = name.slice(0, -word.length)
  }
}
