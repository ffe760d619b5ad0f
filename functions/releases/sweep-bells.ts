import { batchesOf } from '../text/batches.ts'
import type { Instant } from '../text/seoul.ts'
import { type Bell, ringAgainAt } from './bell.ts'

interface OverdueBell {
  bell: Bell
  ringAt: Instant
  rings: number
}

export interface SweepBellsDeps {
  /** At most `limit` overdue bells of each shard. */
  overdueBells(now: Instant, limit: number): Promise<OverdueBell[]>
  /** False when somebody rang it meanwhile, or its work is done. */
  postponeBell(overdue: OverdueBell, to: Instant): Promise<boolean>
  ring(bells: Bell[]): Promise<void>
}

export interface Swept {
  rung: number
  /** What went wrong. Those bells are overdue still, or ring again after their next pause. */
  errors: unknown[]
}

const MAX_BELLS_PER_SHARD = 250
/**
 * What is moved forward and then not rung waits for its next pause, which doubles. A run that is cut off, or a ring that is refused, costs
 * this few of them: were all moved first, the more channels were overdue, the likelier none of them would be rung.
 */
const BELLS_PER_GROUP = 20

/**
 * Rings every overdue bell again. Each is first moved forward, so that only one ring of it is under way at a time. One that cannot be
 * moved, or a group that cannot be rung, holds up no other.
 */
export async function sweepBells(deps: SweepBellsDeps, now: Instant): Promise<Swept> {
  const swept: Swept = { rung: 0, errors: [] }
  for (const group of batchesOf(await deps.overdueBells(now, MAX_BELLS_PER_SHARD), BELLS_PER_GROUP)) {
    const moved = await Promise.allSettled(group.map((one) => deps.postponeBell(one, ringAgainAt(now, one.rings + 1))))
    swept.errors.push(...moved.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])))
    const bells = group.flatMap(({ bell }, index) => {
      const one = moved[index]
      return one?.status === 'fulfilled' && one.value ? [bell] : []
    })
    if (bells.length === 0) continue
    const error = await deps.ring(bells).then(
      () => undefined,
      (cause: unknown) => new Error(`${bells.length} bells not rung`, { cause }),
    )
    if (error) swept.errors.push(error)
    else swept.rung += bells.length
  }
  return swept
}
