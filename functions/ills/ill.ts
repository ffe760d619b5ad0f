import * as z from 'zod'
import { HOUR, type Instant, isAhead, MINUTE } from '../text/seoul.ts'

/*
An ill is a state of the installation that somebody must act on. It has a name, a beginning and an end, and both are told to the person who
runs the installation. What is judged here stands in the table, so that any run of sweep can judge it; what a door could not do at
all is an ERROR line of that door's log instead, which the one alarm on the doors hears.
*/

export const ILL_KINDS = [
  /** Deliveries of some channels wait long past their time. */
  'late deliveries',
  /** Messages were refused for good, or given up without an answer. */
  'failed deliveries',
  /** Answers to sends were lost: Slack may or may not have taken the messages. */
  'doubtful messages',
  /** The channels that each release goes to are not planned, though it was announced again and again. */
  'unplanned releases',
  /** Rows of the table that this version cannot read. */
  'unreadable rows',
  /** No poll has reached any source for a while. */
  'no poll',
  /** A working day has brought nothing new from any source. */
  'nothing new',
  /** One source needs attention. */
  'source',
  /** Slack takes nothing for a workspace. */
  'refused workspace',
  /** Channels take nothing and are paused, and nobody who subscribed there could be told. */
  'unheard pauses',
  /** On one machine: no line to Slack stands, so no command is heard. */
  'no line',
] as const
export type IllKind = (typeof ILL_KINDS)[number]

/** What one judgement found wrong. */
export const Finding = z.object({
  kind: z.enum(ILL_KINDS),
  /** What it is about where a kind can be about several things: the id of a source or of a workspace. */
  subject: z.string().optional(),
  /** How people call the subject. */
  name: z.string().optional(),
  /** Since when it has been so (ms), as far as that is known. */
  since: z.int().optional(),
  /** How many there are. */
  count: z.int().optional(),
  /** One word or short sentence on the cause, without secrets and without text of a release. */
  detail: z.string().optional(),
  /** What is looked at again at the next judgement: channels, as `team#channel`. At most 50. */
  members: z.array(z.string()).optional(),
})
export type Finding = z.infer<typeof Finding>

export const Ill = Finding.extend({
  id: z.string(),
  /** When a judgement first found it (ms). */
  began: z.int(),
  /** When a judgement no longer found it; absent while it stands. */
  ended: z.int().optional(),
  /** The last thing that was told of it. */
  told: z.enum(['nothing', 'beginning', 'end']),
  /** When it was told something, in the last hour (ms). */
  tellings: z.array(z.int()),
  /** When somebody set out to tell it. A telling that did not succeed is tried again two minutes later. */
  tellingAt: z.int().optional(),
  /** Rises with each write, so that of two judgements at once only one counts. */
  version: z.int(),
})
export type Ill = z.infer<typeof Ill>

export type Telling = 'beginning' | 'end'

/** How long an ill stands before it is told. What passes by itself within that time is told to nobody. */
const PATIENCE_MS: Record<IllKind, number> = {
  'late deliveries': 5 * MINUTE,
  'failed deliveries': 0,
  'doubtful messages': 5 * MINUTE,
  'unplanned releases': 0,
  'unreadable rows': 0,
  'no poll': 5 * MINUTE,
  'nothing new': 0,
  source: 0,
  'refused workspace': 0,
  'unheard pauses': 0,
  'no line': 0,
}
const MAX_TELLINGS_AN_HOUR = 2
const TELL_AGAIN_AFTER_MS = 2 * MINUTE

export function illId({ kind, subject }: Pick<Finding, 'kind' | 'subject'>): string {
  return subject === undefined ? kind : `${kind}#${subject}`
}

/**
 * What is to be told of an ill now. An ill that comes and goes is told twice an hour at most; then the last state is told once the hour is
 * over. What ended before it was told is not told.
 */
export function tellingDue(ill: Ill, now: Instant): Telling | undefined {
  const { ended, told, tellings, tellingAt } = ill
  if (tellingAt !== undefined && isWithin(tellingAt, TELL_AGAIN_AFTER_MS, now)) return undefined
  if (tellings.filter((at) => isWithin(at, HOUR, now)).length >= MAX_TELLINGS_AN_HOUR) return undefined
  if (ended === undefined) return told !== 'beginning' && hasLasted(ill, now) ? 'beginning' : undefined
  return told === 'beginning' ? 'end' : undefined
}

/** Whether an ill stands, and has stood for long enough to be told. */
export function hasLasted({ kind, began, ended }: Ill, now: Instant): boolean {
  return ended === undefined && (now - began >= PATIENCE_MS[kind] || isAhead(began, now))
}

/** Whether something happened less than so long ago. What a clock that ran ahead wrote did not. */
function isWithin(at: Instant, ms: number, now: Instant): boolean {
  return at > now - ms && !isAhead(at, now)
}

/** The ill once it has been told. */
export function asTold({ tellingAt: _, ...ill }: Ill, told: Telling, now: Instant): Ill {
  return { ...ill, told, tellings: [...ill.tellings.filter((at) => isWithin(at, HOUR, now)), now] }
}
