import type { Release } from './release.ts'

/** What the names of sources say that publish drafts, notices and laws. */
const OTHER_SOURCES = /예고|고시|공고|훈령|법령|유의사항|공시제도/

/** Whether a release is a press release, in which a word may stand in passing. In a notice or a law every word counts. */
export function isPressRelease({ sourceName }: Pick<Release, 'sourceName'>): boolean {
  return !OTHER_SOURCES.test(sourceName)
}
