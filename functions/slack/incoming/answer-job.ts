import * as z from 'zod'
import { log } from '../../platform/log.ts'
import { Channel } from '../../subscriptions/channel.ts'
import { NotedChange } from '../../subscriptions/noted-change.ts'
import { FormAbout } from './form-about.ts'
import { SpokenIn } from './slash-command.ts'

/**
 * What the slack door hands to the answer door because it does not fit into Slack's three seconds. These shapes lie in the queue while a
 * new version is deployed: a new field needs a default, and none may be renamed.
 */

/** Where an answer goes: to a response URL, or to where something was said, which has none. */
const AnswerPlace = z.object({ responseUrl: z.url().or(z.literal('')), spokenIn: SpokenIn.optional() })

/** Search for releases and answer. */
export const LatestJob = Channel.extend({
  ...AnswerPlace.shape,
  job: z.literal('latest'),
  /** Canonical text of the queries, comma separated; empty for the newest releases of any kind. */
  queries: z.string(),
  count: z.int().min(1).max(20),
  /** The Seoul day the search begins at, going back in time; today when absent. */
  from: z.iso.date().optional(),
  /** What was shown last of that day: the search goes on behind it. */
  before: z.string().optional(),
  /** How many releases found on that day were shown before, in a button that does not say `before` yet. */
  skip: z.int().min(0).default(0),
  /** The oldest day that is looked at, where a period was asked for. */
  since: z.iso.date().optional(),
  /** Whether the answer replaces the message it came from. False for a message that a whole channel sees. */
  replace: z.boolean().default(true),
})
export type LatestJob = z.infer<typeof LatestJob>

/** The value of [이전 발표 보기]: where the next search begins. */
export const OlderSearch = LatestJob.pick({
  queries: true,
  count: true,
  from: true,
  before: true,
  skip: true,
  since: true,
})

/** List what is still open, what ends soonest first, and answer through `responseUrl`. */
export const DueJob = Channel.extend({
  job: z.literal('due'),
  /** Canonical text of the queries, comma separated; empty for what the channel subscribes. */
  queries: z.string(),
  /** The last release shown before. */
  after: z.object({ due: z.iso.date(), id: z.string() }).optional(),
  responseUrl: z.url(),
  /** Whether the answer replaces the message it came from. False for a message that a whole channel sees. */
  replace: z.boolean().default(true),
})
export type DueJob = z.infer<typeof DueJob>

/** Preview what subscriptions would have brought: after they are made, or while a form is filled in. */
export const PreviewJob = Channel.extend({
  job: z.literal('preview'),
  /** `''` while no channel is chosen in the form. */
  channel: z.string(),
  queries: z.string(),
  answer: z.union([
    /** Below the answer to a command. */
    AnswerPlace,
    /** In the form that made the subscriptions, below the escaped paragraphs it shows. */
    z.object({ viewId: z.string(), said: z.array(z.string()) }),
    /** In a form that is being filled in, as long as it has not changed since it had this hash. */
    z.object({ viewId: z.string(), hash: z.string(), about: FormAbout }),
  ]),
})
export type PreviewJob = z.infer<typeof PreviewJob>

/** Tell a channel that somebody changed its subscriptions or quiet hours. */
export const NoteJob = Channel.extend({
  job: z.literal('note'),
  /** One for each change: the queue may deliver a job twice, and the channel is told once. */
  id: z.string().min(1),
  change: NotedChange,
  /** For `edited` the first is the former query. For a change of quiet hours each is a part of them, `22:00-07:00`. */
  queries: z.array(z.string()).min(1),
  by: z.string(),
})
export type NoteJob = z.infer<typeof NoteJob>

/** Greet a channel the bot has joined. `id` is that of Slack's event. */
const GreetJob = Channel.extend({ job: z.literal('greet'), id: z.string().min(1) })

/** Redraw the list of a channel's subscriptions that somebody opened. */
export const ListJob = Channel.extend({ job: z.literal('list'), responseUrl: z.url() })
export type ListJob = z.infer<typeof ListJob>

/** Register laws in a channel, or take back what was registered at one instant, and answer. */
export const LawsJob = Channel.extend({
  job: z.literal('laws'),
  by: z.string(),
  /** When it was asked for (ms): what is registered has this instant, by which it is taken back. */
  at: z.int(),
  names: z.array(z.string()).default([]),
  /** What was typed beside them and is no law we know, and how many names were too many. */
  unknown: z.array(z.string()).default([]),
  over: z.int().default(0),
  undo: z.boolean().default(false),
  answer: z.union([AnswerPlace, z.object({ viewId: z.string() })]),
})
export type LawsJob = z.infer<typeof LawsJob>

/** Redraw somebody's App Home. */
export const HomeJob = z.object({
  job: z.literal('home'),
  team: z.string().min(1),
  user: z.string().min(1),
  /** Their own conversation with the bot, if known. */
  direct: z.string().optional(),
})
export type HomeJob = z.infer<typeof HomeJob>

/** Post a notice for the person who runs the installation, in the channel that was set for it. `text` is not escaped. */
const OperatorJob = z.object({ job: z.literal('operator'), channel: z.string().min(1), text: z.string().min(1) })

export const AnswerJob = z.discriminatedUnion('job', [
  LatestJob,
  DueJob,
  PreviewJob,
  NoteJob,
  GreetJob,
  HomeJob,
  ListJob,
  LawsJob,
  OperatorJob,
])
export type AnswerJob = z.infer<typeof AnswerJob>

export interface QueueJobDeps {
  /** Hands a job to the answer door. */
  queueJob(job: AnswerJob): Promise<void>
}

/** Hands on a job that only reports a change which is already saved. The change stands when the job is lost, so this never throws. */
export async function queueFollowUp({ queueJob }: QueueJobDeps, job: AnswerJob): Promise<void> {
  try {
    await queueJob(job)
  } catch (error) {
    log.warn('follow-up job lost', {
      job: job.job,
      channel: 'channel' in job ? job.channel : undefined,
      error: error as Error,
    })
  }
}
