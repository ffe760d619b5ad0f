import * as z from 'zod'
import type { Lease } from '../delivery/lease.ts'
import { Channel } from '../subscriptions/channel.ts'
import { QuietHours } from '../subscriptions/quiet-hours.ts'
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
