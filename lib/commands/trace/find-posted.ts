import type { Store } from '../../../functions/store/store.ts'
import { addDays, type Instant, seoulDay } from '../../../functions/text/seoul.ts'

/** A message in Slack. */
export interface PostedWhere {
  /** Slack's id of a message within its channel, which is the time it was posted (s). */
  ts: string
  channel?: string | undefined
}

/** A weekly digest holds what was shown up to a week and a holiday before; what waited longer is found by its release id. */
const DAYS_BEFORE = 10

/** Reads a message's ts, or its link as Slack copies it; undefined for anything else. */
export function postedWhere(typed: string): PostedWhere | undefined {
  if (/^\d{10}\.\d{6}$/.test(typed)) return { ts: typed }
  const [, channel, seconds, fraction] = /\/archives\/([CGD][A-Z0-9]+)\/p(\d{10})(\d{6})(?:$|[?#])/.exec(typed) ?? []
  return seconds ? { ts: `${seconds}.${fraction}`, channel } : undefined
}

/**
 * The ids of the releases that a message shows. No index leads from a message to its releases, so those of the days before it are asked
 * whether they were posted in it; the search ends at the first that was.
 */
export async function findPosted(
  store: Pick<Store, 'releasesOfDay' | 'channelsTold' | 'deliveryOf' | 'messageOf'>,
  { ts, channel: wanted }: PostedWhere,
  now: Instant,
): Promise<string[]> {
  const day = seoulDay(Number(ts.split('.')[0]) * 1000)
  for (let before = 0; before <= DAYS_BEFORE; before += 1) {
    for (const { id } of await store.releasesOfDay(addDays(day, -before), now)) {
      for await (const channel of store.channelsTold(id)) {
        if (wanted && channel.channel !== wanted) continue
        const delivery = await store.deliveryOf(channel, id)
        if (delivery?.ts !== ts) continue
        const message = delivery.messageId && (await store.messageOf(channel, delivery.messageId))
        return message ? message.releaseIds : [id]
      }
    }
  }
  return []
}
