import { splitQueries } from './split-queries.ts'

/** Adds the same conditions to each typed query, in the words of the query language, as a person would type them. */
export function addConditions(
  typed: string,
  { ministries, inTitle }: { ministries: string[]; inTitle: boolean },
): string {
  return splitQueries(typed)
    .map((query) => [inTitle ? '제목:' : '', query, ...ministries.map((name) => `부처:${name}`)].join(' ').trim())
    .join(', ')
}
