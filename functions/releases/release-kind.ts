import * as z from 'zod'

/*
What a release is. Most are press releases, and a release without a kind is one. The words stand in rows and are what people type.
*/
export const ReleaseKind = z.enum([
  '보도자료',
  '입법예고',
  '행정예고',
  '국회 입법예고',
  '의안',
  '법령',
  '고시',
  '공고',
  '해외',
])
export type ReleaseKind = z.infer<typeof ReleaseKind>

/** What becomes of a draft after its first notice. */
export const NoticeStage = z.enum(['재예고', '연장', '철회'])
export type NoticeStage = z.infer<typeof NoticeStage>

/** Drafts on which anybody may comment until a last day. */
const KINDS_FOR_COMMENTS: ReleaseKind[] = ['입법예고', '행정예고', '국회 입법예고']

export function isForComments(kind: ReleaseKind | undefined): boolean {
  return kind !== undefined && KINDS_FOR_COMMENTS.includes(kind)
}

/** An announcement to which one applies until a last day. */
export function isForApplications(kind: ReleaseKind | undefined): boolean {
  return kind === '공고'
}

/**
 * Sources that published notices and laws before releases had kinds. Every subscription was told of what they publish, and is still told. What
 * other sources publish beside press releases goes to subscriptions that take all kinds.
 */
const SOURCES_BEFORE_KINDS = ['lawmaking', 'fsc-notice', 'fsc-bill', 'moel-law']

interface Carried {
  kind?: ReleaseKind | undefined
  sourceId: string
  alsoAt: { sourceId: string }[]
}

/** Whether a release goes to subscriptions that stand since before there were kinds, too. */
export function isForEverySubscription({ kind = '보도자료', sourceId, alsoAt }: Carried): boolean {
  return kind === '보도자료' || [sourceId, ...alsoAt.map((copy) => copy.sourceId)].some(isSourceBeforeKinds)
}

function isSourceBeforeKinds(sourceId: string): boolean {
  return SOURCES_BEFORE_KINDS.includes(sourceId)
}
