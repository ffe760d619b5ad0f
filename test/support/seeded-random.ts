export interface Random {
  /** A number from 0 up to, and without, 1. */
  next(): number
  chance(probability: number): boolean
  /** A whole number from `from` to `to`, including both. */
  between(from: number, to: number): number
  pick<T>(choices: readonly T[]): T
}

/** Random numbers that are the same for the same seed on any machine (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed | 0
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number) => Math.floor(from + next() * (to - from + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: <T>(choices: readonly T[]) => choices[between(0, choices.length - 1)] as T,
  }
}
