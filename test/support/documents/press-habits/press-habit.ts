import type { Written } from '../an-hwpx.ts'

/** A release in the layout of one office, of invented words and people, and what must come of it. */
export interface PressHabit {
  habit: string
  /** The title its list gives it. */
  title: string
  written: Written[]
  /** The first sentence of its body, as a summary says it. */
  first: string
  /** The last line that is kept, where the layout asks for it. */
  last?: string
  /** Words of the body that are kept. */
  keeps: string[]
  /** Words of heads, people, embargoes and annexes, which are not. */
  drops: string[]
}

/** A table of one cell, which offices use as a frame. */
export function aFrame(...lines: Written[]): Written {
  return { table: [[lines]] }
}
