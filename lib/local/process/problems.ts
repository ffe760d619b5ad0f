/** What is wrong with the program itself, such as a full disk: printed once when it begins, shown on the page until it ends. */
export interface Problems {
  /** A sentence that stands already, of another name too, is not printed again. */
  begin(name: string, sentence: string): void
  /** Prints `sentence` if the problem was there, and no other of the same sentence is. */
  end(name: string, sentence?: string): void
  /** The sentences of the problems there are now, each once. */
  current(): string[]
}

/** `onChange` is called when a problem begins or ends. */
export function openProblems(say: (line: string) => void, onChange: () => void): Problems {
  const sentences = new Map<string, string>()
  const stands = (sentence: string) => sentences.values().some((one) => one === sentence)
  return {
    begin(name, sentence) {
      if (stands(sentence)) return void sentences.set(name, sentence)
      sentences.set(name, sentence)
      say(`  ! ${sentence}`)
      onChange()
    },
    end(name, sentence) {
      const began = sentences.get(name)
      if (!sentences.delete(name) || (began && stands(began))) return
      if (sentence) say(`  ✓ ${sentence}`)
      onChange()
    },
    current: () => [...new Set(sentences.values())],
  }
}
