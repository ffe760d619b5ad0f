/** One thing that an installation needs. */
export interface Check {
  /** What was looked at: a fixed name, for whoever reads the JSON. */
  check: string
  /** `unknown`: it could not be looked at, because something before it is missing. `note`: good enough, with something to know. */
  result: 'good' | 'note' | 'bad' | 'unknown'
  /** Korean, for a person. */
  says: string
  /** What to do. */
  todo?: string
}

export function good(check: string, says: string): Check {
  return { check, result: 'good', says }
}

export function note(check: string, says: string, todo: string): Check {
  return { check, result: 'note', says, todo }
}

export function bad(check: string, says: string, todo: string): Check {
  return { check, result: 'bad', says, todo }
}

export function unknown(check: string, says: string): Check {
  return { check, result: 'unknown', says }
}

const MARKS = { good: '✓', note: '·', bad: '✗', unknown: '?' }

export function checkLine({ result, says, todo }: Check): string {
  return `${MARKS[result]} ${says}${todo ? `\n    → ${todo}` : ''}`
}
