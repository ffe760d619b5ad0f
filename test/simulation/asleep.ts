import { DAY } from '../../functions/text/seoul.ts'
import type { Complaint } from './check.ts'
import type { Listening } from './layout.ts'
import type { World } from './world.ts'

const EVER = 400 * DAY

/** The one law for bells, at any moment: where something waits, either its channel rings or its release does, or the channel is paused. */
export async function findAsleep({ backend, time }: World, layout: Listening[]): Promise<Complaint[]> {
  const { store } = backend
  const ringing = new Set(
    (await store.overdueBells(time.now() + EVER, 100_000)).map(({ bell }) =>
      bell.of === 'channel' ? bell.channel : bell.releaseId,
    ),
  )
  const complaints: Complaint[] = []
  for (const channel of layout.filter((one) => !ringing.has(one.channel))) {
    const waiting = await store.waitingDeliveries(channel, 1_000)
    const [forgotten] = waiting.filter(({ releaseId }) => !ringing.has(releaseId))
    if (!forgotten || (await store.pauseOf(channel))) continue
    const { releaseId } = forgotten
    const about = `${releaseId} waits in ${channel.channel} and nothing rings`
    complaints.push({ kind: 'asleep', about, subjects: [channel.channel, releaseId] })
  }
  return complaints
}
