import * as z from 'zod'
import { NoticeStage, ReleaseKind } from './release-kind.ts'

/**
 * When the ministry says it published: always a Seoul day, and the instant (ms) only where the source gives a time. Where that day is still
 * to come, more than one ahead, it is a typing error: then `day` is the day it was seen, and `printed` what the source wrote.
 */
export const Published = z.object({ day: z.iso.date(), at: z.int().optional(), printed: z.iso.date().optional() })
export type Published = z.infer<typeof Published>

export const Attachment = z.object({ name: z.string(), url: z.string().optional() })
export type Attachment = z.infer<typeof Attachment>

/** The same announcement at another source. `ministry` is set where it is another one than the release's, as of those that publish together. */
const Copy = z.object({
  sourceId: z.string(),
  sourceName: z.string(),
  url: z.string(),
  ministry: z.string().optional(),
})

/** Another release about the same draft or statute, which names this one, too: see notice-subjects.ts. */
const Related = z.object({
  id: z.string(),
  kind: ReleaseKind.optional(),
  stage: NoticeStage.optional(),
  title: z.string(),
  url: z.string(),
})

export const Change = z.enum(['title', 'text', 'published', 'attachments', 'withdrawn'])
export type Change = z.infer<typeof Change>

/** One policy announcement as it is stored. Instants in ms. Nobody is shown a release before `showAt`. */
export const Release = z.object({
  id: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
  title: z.string(),
  url: z.string(),
  text: z.string(),
  ministry: z.string().optional(),
  /** Absent: a press release. */
  kind: ReleaseKind.optional(),
  /** The last day to comment or apply, and what it was before its source moved it. */
  due: z.iso.date().optional(),
  dueBefore: z.iso.date().optional(),
  /** The days from which it binds, nearest first: a law's articles may have several. */
  effective: z.array(z.iso.date()).optional(),
  /** The law or bill it is about, by its own number: `법령:001234`, `의안:2219057`. */
  follows: z.string().optional(),
  /** What became of the draft since its first notice. */
  stage: NoticeStage.optional(),
  /** Set where it is no announcement of a source, but tells what became of the release `of`: see binding-news.ts. */
  tells: z.object({ of: z.string(), what: z.enum(['moved', 'withdrawn']) }).optional(),
  published: Published.optional(),
  showAt: z.int(),
  /** Absent on a release that was stored without being announced, as on the first sight of its source. */
  announcedAt: z.int().optional(),
  /** How often what people see of it has changed, when it last did, and in which fields. */
  revision: z.int().default(0),
  revisedAt: z.int().optional(),
  changed: z.array(Change).optional(),
  related: z.array(Related).optional(),
  /** How many of its revisions only named another release. */
  links: z.int().optional(),
  withdrawn: z.boolean().default(false),
  attachments: z.array(Attachment).default([]),
  licence: z.string().optional(),
  alsoAt: z.array(Copy).default([]),
  /** The id of the source whose copy the text was taken from, where that is not the release's own source. */
  textFrom: z.string().optional(),
  /** Set where the text was read in an attached file. */
  textIn: z.literal('attachment').optional(),
})
export type Release = z.infer<typeof Release>

/** Only 공공누리 type 1 allows a text to be kept. Where a release names no licence, the source's line in the catalog has decided. */
export function mayKeepText(licence: string | undefined): boolean {
  return licence === undefined || licence === '공공누리 제1유형'
}
