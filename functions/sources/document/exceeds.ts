/** Whether `part` (a global expression) stands more than `limit` times in a text; stops counting there. */
export function exceeds(text: string, part: RegExp, limit: number): boolean {
  let count = 0
  for (const _ of text.matchAll(part)) {
    count += 1
    if (count > limit) return true
  }
  return false
}
