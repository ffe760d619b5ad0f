import type { Instant } from '../text/seoul.ts'
import { hasLasted, type Ill } from './ill.ts'

/*
Most ills are for whoever runs the installation. A few keep releases from the people who read them, who would otherwise take the silence
for no news: these are shown to them too.
*/

const KINDS_FOR_PEOPLE = ['no poll', 'refused workspace', 'late deliveries', 'nothing new', 'source'] as const
export type KindForPeople = (typeof KINDS_FOR_PEOPLE)[number]
export type IllForPeople = Ill & { kind: KindForPeople }

/** States of a source in which what it publishes is not read. In the others it is, or it publishes nothing. */
const UNREAD_STATES = new Set(['unreachable', 'blocked', 'changed', 'empty', 'needs a key', 'discontinued'])

/** The ills that keep releases from somebody in these channels of a workspace, what concerns everything first. */
export function illsForPeople(ills: Ill[], team: string, channels: string[], now: Instant): IllForPeople[] {
  const members = new Set(channels.map((channel) => `${team}#${channel}`))
  return ills
    .filter((ill): ill is IllForPeople => isForPeople(ill) && hasLasted(ill, now) && concerns(ill))
    .sort((one, other) => KINDS_FOR_PEOPLE.indexOf(one.kind) - KINDS_FOR_PEOPLE.indexOf(other.kind))

  function concerns({ kind, subject, detail = '', count = 0, members: late = [] }: IllForPeople): boolean {
    if (kind === 'refused workspace') return subject === team
    if (kind === 'source') return UNREAD_STATES.has(detail)
    // Only the first few late channels are named; the others may be anybody's.
    if (kind === 'late deliveries') return count > late.length || late.some((member) => members.has(member))
    return true
  }
}

function isForPeople(ill: Ill): ill is IllForPeople {
  return KINDS_FOR_PEOPLE.some((kind) => kind === ill.kind)
}
