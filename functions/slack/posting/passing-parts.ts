import type { MessagePart } from '../../delivery/message.ts'
import { isPassing } from '../../subscriptions/matching/aboutness.ts'
import { HOUR, type Instant } from '../../text/seoul.ts'

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

function lastWhere<Item>(items: Item[], isLast: (item: Item) => boolean): Item[] {
  return [...items.filter((item) => !isLast(item)), ...items.filter(isLast)]
}
