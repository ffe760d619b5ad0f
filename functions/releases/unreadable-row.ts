import { HOUR } from '../text/seoul.ts'

/*
A row of the table that a reader does not understand: another version wrote it, or something damaged it. It is never taken for a row that
is not there. Who lists rows to show them leaves it out; who decides by it waits until it can be read. So a reader of one row throws, and
whoever reads several rows catches this error where each of them can wait for itself.
*/
/** How long work that meets such a row waits before it is tried again (ms). */
export const UNREADABLE_WAIT_MS = HOUR

export class UnreadableRow extends Error {
  /** The row's own key, in which nothing stands that anybody wrote. */
  readonly key: string
  /** What was not understood, without any content of the row. */
  readonly why: string

  constructor(key: string, why: string) {
    super(`row ${key} is not readable: ${why}`)
    this.name = 'UnreadableRow'
    this.key = key
    this.why = why
  }
}

/** What a row says; or `otherwise`, where it cannot be read. */
export async function unlessUnreadable<T, const Otherwise>(
  reading: Promise<T>,
  otherwise: Otherwise,
): Promise<T | Otherwise> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof UnreadableRow) return otherwise
    throw error
  }
}

/** What was read, where it could be. */
export function orThrow<T>(read: T | UnreadableRow): T {
  if (read instanceof UnreadableRow) throw read
  return read
}
