import * as z from 'zod'
import { Channel } from '../subscriptions/channel.ts'
import { NotedChange } from '../subscriptions/noted-change.ts'
import { FormAbout } from './subscribe/form-about.ts'

/** Look for releases, and say what was found through `responseUrl`. */
export const LatestJob = Channel.extend({
  job: z.literal('latest'),
  /** Canonical text of the queries, comma separated; empty for whatever is newest. */
  queries: z.string(),
  count: z.int().min(1).max(20),
  /** The Seoul day the look begins at, and how many found there were shown before; today and none when absent. */
  from: z.iso.date().optional(),
  skip: z.int().min(0).default(0),
  responseUrl: z.url(),
  /** Whether the answer takes the place of what its asker saw; a channel's message must stay. */
  replace: z.boolean().default(true),
})
export type LatestJob = z.infer<typeof LatestJob>

/** Say what subscriptions would have brought: below the answer to new ones, in the form that made them, or before they are made. */
export const PreviewJob = Channel.extend({
  job: z.literal('preview'),
  /** Empty while a form has none. */
  channel: z.string(),
  queries: z.string(),
  answer: z.union([
    z.object({ responseUrl: z.url() }),
    /** A form that is open still, and the paragraphs that stand in it. */
    z.object({ viewId: z.string(), said: z.array(z.string()) }),
    /** A form that is being filled in, as it was last drawn. */
    z.object({ viewId: z.string(), hash: z.string(), about: FormAbout }),
  ]),
})
export type PreviewJob = z.infer<typeof PreviewJob>

/**
 * Tell a channel that somebody changed what it hears of; of an `edited` subscription the first query is what it was, of quiet hours
 * the only one are the hours.
 */
export const NoteJob = Channel.extend({
  job: z.literal('note'),
  /** The change's own: a queue may bring a job twice, and no channel is told twice. */
  id: z.string().min(1),
  change: NotedChange,
  queries: z.array(z.string()).min(1),
  by: z.string(),
})
export type NoteJob = z.infer<typeof NoteJob>

/** Say the first words in a channel the bot has joined; `id` is that of Slack's event. */
const GreetJob = Channel.extend({ job: z.literal('greet'), id: z.string().min(1) })

/** Draw a channel's subscriptions anew where somebody has them before them. */
export const ListJob = Channel.extend({ job: z.literal('list'), responseUrl: z.url() })
export type ListJob = z.infer<typeof ListJob>

/** Draw somebody's App Home anew. `direct`: their conversation with the bot. */
export const HomeJob = z.object({
  job: z.literal('home'),
  team: z.string().min(1),
  user: z.string().min(1),
  direct: z.string().optional(),
})
export type HomeJob = z.infer<typeof HomeJob>

/** Work that Slack's three seconds do not hold, handed from the slack door to the answer door. */
export const AnswerJob = z.discriminatedUnion('job', [LatestJob, PreviewJob, NoteJob, GreetJob, HomeJob, ListJob])
export type AnswerJob = z.infer<typeof AnswerJob>
