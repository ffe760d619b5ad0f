import * as z from 'zod'

/** When a ministry says it published: always a Seoul day, and the instant (ms) only where the source gives a time. */
export const Published = z.object({ day: z.iso.date(), at: z.int().optional() })
export type Published = z.infer<typeof Published>

export const Attachment = z.object({ name: z.string(), url: z.string().optional() })
export type Attachment = z.infer<typeof Attachment>

/** The same announcement at another source; its ministry where that is another one, of those that publish together. */
const Copy = z.object({
  sourceId: z.string(),
  sourceName: z.string(),
  url: z.string(),
  ministry: z.string().optional(),
})

export const Change = z.enum(['title', 'text', 'published', 'attachments', 'withdrawn'])
export type Change = z.infer<typeof Change>

/** One policy announcement as it is kept. Instants are ms; nobody is shown a release before `showAt`. */
export const Release = z.object({
  id: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
  title: z.string(),
  url: z.string(),
  text: z.string(),
  ministry: z.string().optional(),
  published: Published.optional(),
  showAt: z.int(),
  /** Absent on a release stored without being announced, as on the first sight of its source. */
  announcedAt: z.int().optional(),
  /** How often what people see of it changed, when it last did, and in what. */
  revision: z.int().default(0),
  revisedAt: z.int().optional(),
  changed: z.array(Change).optional(),
  withdrawn: z.boolean().default(false),
  attachments: z.array(Attachment).default([]),
  licence: z.string().optional(),
  alsoAt: z.array(Copy).default([]),
  /** The source of the copy that the text is taken from, where it is not the release's own. */
  textFrom: z.string().optional(),
})
export type Release = z.infer<typeof Release>

/** Only 공공누리 type 1 lets a text be kept; where no licence is said, the source decided. */
export function mayKeepText(licence: string | undefined): boolean {
  return licence === undefined || licence === '공공누리 제1유형'
}
