/**
 * Writes under a key one after the other. What comes while one is under way waits and is merged (`merge` into the first), so that many who
 * add to one row at once cost two writes. Each caller hears of its own write: done, or why it failed.
 */
export function openWritesByKey<K, V>(
  write: (key: K, value: V) => Promise<void>,
  merge: (into: V, value: V) => unknown,
) {
  const running = new Map<K, Promise<void>>()
  const waiting = new Map<K, { value: V; done: Promise<void> }>()

  return (key: K, value: V): Promise<void> => {
    const joined = waiting.get(key)
    if (joined) {
      merge(joined.value, value)
      return joined.done
    }
    const before = running.get(key)
    const begin = async (): Promise<void> => {
      waiting.delete(key)
      const run = write(key, value)
      running.set(key, run)
      try {
        await run
      } finally {
        if (running.get(key) === run) running.delete(key)
      }
    }
    // How the write before ended is its own callers' business.
    const done = before ? before.then(begin, begin) : begin()
    if (before) waiting.set(key, { value, done })
    return done
  }
}
