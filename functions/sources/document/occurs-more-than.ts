/** Whether a pattern (a global expression) occurs more than `limit` times in a text. Counting stops there. */
export function occursMoreThan(text: string, pattern: RegExp, limit: number): boolean {
  let count = 0
  for (const _ of text.matchAll(pattern)) {
    count += 1
    if (count > limit) return true
  }
  return false
}
