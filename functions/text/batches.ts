/** The same things in the same order, `size` at a time; the last group may be smaller. */
export async function* inGroups<T>(things: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let group: T[] = []
  for await (const thing of things) {
    group.push(thing)
    if (group.length < size) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
