import type { Instant } from '../text/seoul.ts'
import { type Finding, type Ill, type IllKind, illId } from './ill.ts'

/**
 * The ills as they are after a judgement; those that stay as they were are left out. Kinds in `unjudged` could not be judged this time:
 * what stands of them goes on standing, because not knowing is no recovery.
 */
export function judgeIlls(known: Ill[], findings: Finding[], unjudged: Set<IllKind>, now: Instant): Ill[] {
  const knownById = new Map(known.map((ill) => [ill.id, ill]))
  const found = new Map(findings.map((finding) => [illId(finding), finding]))
  const standing = [...found].flatMap(([id, finding]) => {
    const before = knownById.get(id)
    if (!before) return [{ ...finding, id, began: now, told: 'nothing' as const, tellings: [], version: 0 }]
    return isAsBefore(before, finding) ? [] : [{ ...begunAgain(before, now), ...finding }]
  })
  const over = known.filter(({ id, kind, ended }) => ended === undefined && !found.has(id) && !unjudged.has(kind))
  return [...standing, ...over.map((ill) => ({ ...ill, ended: now }))]
}

function isAsBefore({ ended, ...before }: Ill, finding: Finding): boolean {
  if (ended !== undefined) return false
  const { count, detail, members = [] } = finding
  return count === before.count && detail === before.detail && members.join() === (before.members ?? []).join()
}

/** An ill as it goes on standing. One that had ended begins anew, and what is known of the former time is dropped. */
function begunAgain({ ended, since, count, detail, members, ...ill }: Ill, now: Instant): Ill {
  return ended === undefined ? ill : { ...ill, began: now }
}
