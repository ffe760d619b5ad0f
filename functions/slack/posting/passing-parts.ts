import type { MessagePart } from '../../delivery/message.ts'
import { isPassing } from '../../subscriptions/matching/aboutness.ts'
import { type Day, HOUR, type Instant } from '../../text/seoul.ts'

/** Whether a release mentions only in passing what the channel asks for. */
export function isOnlyMentioned({ matches }: MessagePart): boolean {
  return matches.length > 0 && matches.every((match) => isPassing(match))
}

/** Releases that only mention what is asked for behind the others, and of each its passing matches behind the others. */
export function passingLast(parts: MessagePart[]): MessagePart[] {
  const ordered = parts.map((part) => ({ ...part, matches: lastWhere(part.matches, (match) => isPassing(match)) }))
  return lastWhere(ordered, isOnlyMentioned)
}

/** Whether a release did not wait for a morning before it was told. */
export function isToldAtOnce({ release }: MessagePart, openedAt: Instant | undefined): boolean {
  const { announcedAt } = release
  return openedAt !== undefined && announcedAt !== undefined && openedAt < announcedAt + HOUR
}

/** What ends soonest first, of what is still open on the day a digest was opened; the rest behind it, in its order. */
export function soonestFirst(parts: MessagePart[], day: Day): MessagePart[] {
  const isOpen = ({ release: { due, withdrawn } }: MessagePart) => due !== undefined && due >= day && !withdrawn
  const open = parts.filter(isOpen).sort((a, b) => (a.release.due ?? '').localeCompare(b.release.due ?? ''))
  return [...open, ...parts.filter((part) => !isOpen(part))]
}

function lastWhere<Item>(items: Item[], isLast: (item: Item) => boolean): Item[] {
  return [...items.filter((item) => !isLast(item)), ...items.filter(isLast)]
}
