/** What is wrong with the program itself, such as a full disk: printed once when it begins, shown on the page until it ends. */
export interface Problems {
  begin(name: string, sentence: string): void
  /** Prints `sentence` if the problem was there. */
  end(name: string, sentence?: string): void
  /** The sentences of the problems there are now. */
  current(): string[]
}

/** `onChange` is called when a problem begins or ends. */
export function openProblems(say: (line: string) => void, onChange: () => void): Problems {
  const sentences = new Map<string, string>()
  return {
    begin(name, sentence) {
      if (sentences.get(name) === sentence) return
      sentences.set(name, sentence)
      say(`  ! ${sentence}`)
      onChange()
    },
    end(name, sentence) {
      if (!sentences.delete(name)) return
      if (sentence) say(`  ✓ ${sentence}`)
      onChange()
    },
    current: () => [...sentences.values()],
  }
}
