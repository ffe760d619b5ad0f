import type { Instant } from '../text/seoul.ts'
import { asTold, type Finding, type Ill, type IllKind, type Telling, tellingDue } from './ill.ts'
import { judgeIlls } from './judge-ills.ts'

/** Judges one kind. `unknown`: it cannot be said now, as whether a day brings nothing new before the day has gone on for a while. */
export type FindIlls = (now: Instant, standing: Ill[]) => Promise<Finding[] | 'unknown'>

export interface IllNotice {
  ill: Ill
  telling: Telling
}

export interface WatchIllsDeps {
  ills(): Promise<Ill[]>
  /** Saves an ill with its version raised by one; false when another judgement was first. */
  saveIll(ill: Ill): Promise<boolean>
  finders: Record<IllKind, FindIlls>
  /** Tells all of them in one message. */
  tell(notices: IllNotice[], now: Instant): Promise<void>
  /** A kind could not be judged. */
  onUnjudged(kind: IllKind, error: Error): void
}

/**
 * Judges every kind of ill, and tells what began and what ended. A notice is told at least once: it is marked as told only afterwards.
 * Returns the ills that stand.
 */
export async function watchIlls(deps: WatchIllsDeps, now: Instant): Promise<Ill[]> {
  const known = await deps.ills()
  const { findings, unjudged } = await findAll(deps, known, now)
  const changed = judgeIlls(known, findings, unjudged, now)
  const changedIds = new Set(changed.map(({ id }) => id))
  const all = [...changed, ...known.filter(({ id }) => !changedIds.has(id))]
  const notices: IllNotice[] = []
  for (const ill of all) {
    const telling = tellingDue(ill, now)
    if (!telling && !changedIds.has(ill.id)) continue
    const saved = await deps.saveIll(telling ? { ...ill, tellingAt: now } : ill)
    if (telling && saved) notices.push({ ill: { ...ill, version: ill.version + 1 }, telling })
  }
  if (notices.length > 0) await deps.tell(notices, now)
  for (const { ill, telling } of notices) await deps.saveIll(asTold(ill, telling, now))
  return all.filter(({ ended }) => ended === undefined)
}

async function findAll({ finders, onUnjudged }: WatchIllsDeps, known: Ill[], now: Instant) {
  const unjudged = new Set<IllKind>()
  const found = await Promise.all(
    Object.entries(finders).map(async ([key, find]) => {
      const kind = key as IllKind
      try {
        const standing = known.filter((ill) => ill.kind === kind && ill.ended === undefined)
        const findings = await find(now, standing)
        if (findings !== 'unknown') return findings
      } catch (error) {
        onUnjudged(kind, error as Error)
      }
      unjudged.add(kind)
      return []
    }),
  )
  return { findings: found.flat(), unjudged }
}
