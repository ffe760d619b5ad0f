/** What the page may ask the program to do, by `POST /do/<name>`; page-server.ts does it. */
export type PageRequest = 'type' | 'act' | 'submit' | 'close' | 'home' | 'make' | 'poll' | 'morning' | 'fresh' | 'again'

/** The most characters a person may send in one line. */
export const MAX_LINE_LENGTH = 4_000
