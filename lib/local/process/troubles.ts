/** What is wrong with the program itself at the moment: said once as it begins, and shown until it is over. */
export interface Troubles {
  begin(name: string, sentence: string): void
  /** `sentence`: to be said, if the trouble stood. */
  end(name: string, sentence?: string): void
  now(): string[]
}

export function openTroubles(say: (line: string) => void, changed: () => void): Troubles {
  const standing = new Map<string, string>()
  return {
    begin(name, sentence) {
      if (standing.get(name) === sentence) return
      standing.set(name, sentence)
      say(`  ! ${sentence}`)
      changed()
    },
    end(name, sentence) {
      if (!standing.delete(name)) return
      if (sentence) say(`  ✓ ${sentence}`)
      changed()
    },
    now: () => [...standing.values()],
  }
}
