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

const MAX_BELLS_PER_SHARD = 250

/** Rings every overdue bell again. Each is first moved forward, so that only one ring of it is under way at a time. Returns how many it rang. */
export async function sweepBells(deps: SweepBellsDeps, now: Instant): Promise<number> {
  const overdue = await deps.overdueBells(now, MAX_BELLS_PER_SHARD)
  const moved = await Promise.all(overdue.map((one) => deps.postponeBell(one, ringAgainAt(now, one.rings + 1))))
  const bells = overdue.filter((_, index) => moved[index]).map((one) => one.bell)
  if (bells.length > 0) await deps.ring(bells)
  return bells.length
}
