import type { Release } from './release.ts'
import type { ReleaseKind } from './release-kind.ts'

/** What the names of sources say that publish drafts, notices and laws, for releases that were stored before there were kinds. */
const OTHER_SOURCES = /예고|고시|공고|훈령|법령|유의사항|공시제도/

/** Whether a release is a press release, in which a word may stand in passing. In a notice or a law every word counts. */
export function isPressRelease({ kind, sourceName }: Pick<Release, 'kind' | 'sourceName'>): boolean {
  return kind === undefined ? !OTHER_SOURCES.test(sourceName) : kind === '보도자료'
}

/** What a release is; undefined where it was stored before there were kinds and is no press release. */
export function kindOf({
  kind,
  sourceName = '',
}: Partial<Pick<Release, 'kind' | 'sourceName'>>): ReleaseKind | undefined {
  return kind ?? (isPressRelease({ kind, sourceName }) ? '보도자료' : undefined)
}
