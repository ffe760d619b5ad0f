/** Packs: sets of keywords that are subscribed at once. */
export interface PackCopy {
  /** The name of a pack in this language. */
  nameOf: (names: Record<'ko' | 'en', string>) => string
  /** A pack in a menu: its name, and how many releases a day it brings. */
  option: (name: string, perDay: number) => string
  /** In a menu of packs, before one is chosen. */
  choose: string
  /** The field of the form. */
  label: string
  /** The members that were not subscribed yet are now. When releases arrive is said behind it. */
  subscribed: (name: string, queries: string[]) => string
  /** How to change them one by one. */
  editable: string
}
