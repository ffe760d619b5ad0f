import * as z from 'zod'
import type { Lease } from '../delivery/lease.ts'
import { Channel } from '../subscriptions/channel.ts'
import { QuietHours } from '../subscriptions/quiet-hours.ts'
import type { Instant } from '../text/seoul.ts'
import { bellShard, keys } from './table/keys.ts'
import type { Row } from './table/read-rows.ts'

const ChannelRow = Channel.extend({
  fence: z.int(),
  rung: z.int().default(0),
  resumes: z.int().default(0),
  notBefore: z.int().default(0),
  openMessageId: z.string().optional(),
  paused: z.string().optional(),
  catchUp: z.boolean().optional(),
  tooOld: z.int().optional(),
  // Only the watch for late deliveries reads it: no channel is held up for it.
  waitingSince: z.int().optional().catch(undefined),
  // Earlier versions know the hours alone; the other two stand beside them.
  quiet: QuietHours.pick({ from: true, to: true }).optional(),
  quietDays: QuietHours.shape.days,
  restUntil: QuietHours.shape.until,
  offered: z.string().optional(),
  untold: z.set(z.string()).optional(),
  untoldReasons: z.set(z.string()).optional(),
})

export const heldShape = (row: Row): Lease => withQuiet(ChannelRow.parse(row))

/**
 * A channel's row at any time: `fence` is there once it was leased, the bell while something waits. It never has less than a row that can be
 * leased needs, or a channel that nobody can hold would count as mended.
 */
const AnyChannelRow = ChannelRow.partial({ fence: true }).extend({
  leaseUntil: z.int().optional(),
  ringAt: z.int().optional(),
  rings: z.int().optional(),
})
export const channelShape = (row: Row) => withQuiet(AnyChannelRow.parse(row))

type QuietAttributes = Pick<z.infer<typeof ChannelRow>, 'quiet' | 'quietDays' | 'restUntil'>

function withQuiet<Parsed extends QuietAttributes>({ quietDays, restUntil, ...row }: Parsed) {
  const { quiet: hours } = row
  const isNone = !hours && !quietDays && restUntil === undefined
  const days = quietDays && { days: quietDays }
  const quiet: QuietHours | undefined = isNone
    ? undefined
    : { ...hours, ...days, ...(restUntil === undefined ? {} : { until: restUntil }) }
  return { ...row, quiet }
}

/** When a channel is told nothing, as its row has it: attributes to set, and those that go. */
export function quietAttributes(quiet: QuietHours | undefined): { set: object; gone: string[] } {
  const { from, to, days = [], until } = quiet ?? {}
  const set = {
    ...(from === undefined || to === undefined ? {} : { quiet: { from, to } }),
    ...(days.length > 0 ? { quietDays: days } : {}),
    ...(until === undefined ? {} : { restUntil: until }),
  }
  return { set, gone: ['quiet', 'quietDays', 'restUntil'].filter((name) => !(name in set)) }
}

/** A change of the channel's row: `SET`, `REMOVE`, `ADD` and `DELETE` clauses with their values. */
export interface ChannelChange {
  clauses: Partial<Record<'SET' | 'REMOVE' | 'ADD' | 'DELETE', string[]>>
  values: Record<string, unknown>
}

/** Several changes as one `UpdateExpression`; empty where they change nothing. */
export function updateOf(changes: ChannelChange[]): string {
  const clauses = (['SET', 'REMOVE', 'ADD', 'DELETE'] as const).flatMap((kind) => {
    const parts = new Set(changes.flatMap((change) => change.clauses[kind] ?? []))
    return parts.size > 0 ? [`${kind} ${[...parts].join(', ')}`] : []
  })
  return clauses.join(' ')
}

/** The condition under which a channel may be given back, with the values of `givingBack`: still held, and nothing came. */
export const NOTHING_CAME = 'fence = :fence AND rung = :rung'

/** What `giveBackChannel` changes. */
export function givingBack(
  lease: Lease,
  ringAt: Instant | undefined,
  notBefore: Instant,
  waitingSince?: Instant,
): ChannelChange {
  const values = { ':fence': lease.fence, ':rung': lease.rung, ':notBefore': notBefore }
  if (ringAt === undefined) {
    const REMOVE = ['leaseUntil', 'bell', 'ringAt', 'rings', 'waitingSince', 'catchUp']
    return { clauses: { SET: ['notBefore = :notBefore'], REMOVE }, values }
  }
  const bell = { ':at': ringAt, ':bell': bellShard(keys.channel(lease)), ':none': 0 }
  const SET = ['notBefore = :notBefore', 'ringAt = :at', 'bell = :bell', 'rings = :none']
  return waitingSince === undefined
    ? { clauses: { SET, REMOVE: ['leaseUntil', 'waitingSince'] }, values: { ...values, ...bell } }
    : {
        clauses: { SET: [...SET, 'waitingSince = :since'], REMOVE: ['leaseUntil'] },
        values: { ...values, ...bell, ':since': waitingSince },
      }
}
