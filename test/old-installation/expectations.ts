import type { Row } from './rows.ts'

/** Which channels are to hear of a release: by which of their queries, and when. */
export interface Heard {
  release: string
  /** Channel, queries, and when it is due: `C01ESG: 탄소중립, ESG @ 2026-11-25 10:05:00`. */
  by: string[]
}

/** What was planned for each of these releases, those that nobody hears of among them. */
export function plansIn(releases: Row[], deliveries: Row[]): Heard[] {
  return releases.map(({ pk, url, title }) => ({
    release: `${url} ${title}`,
    by: deliveries
      .filter(({ releaseId }) => pk === `RELEASE#${releaseId}`)
      .map(plan)
      .sort(),
  }))
}

function plan({ team, channel, matches, dueAt }: Row): string {
  const queries = (matches as { query: string }[]).map(({ query }) => query)
  return `${team} ${channel}: ${queries.sort().join(', ')} @ ${seoulSecond(Number(dueAt))}`
}

/** How each delivery stands: `T01HAEDEUN C01ESG https://…: posted`, and of those that wait, until when. */
export function endsIn(rows: Row[]): string[] {
  const addresses = new Map(rows.flatMap(({ pk, sk, url }) => (sk === 'RELEASE' ? [[pk, String(url)]] : [])))
  return rows
    .filter(({ sk }) => sk.startsWith('DELIVERY#'))
    .map(({ team, channel, releaseId, state, reason, dueAt }) => {
      const due = state === 'waiting' ? ` until ${seoulSecond(Number(dueAt))}` : dueAt ? ', to be edited' : ''
      return `${team} ${channel} ${addresses.get(`RELEASE#${releaseId}`)}: ${state}${reason ? `, ${reason}` : ''}${due}`
    })
    .sort()
}

/** What is due at once is due some milliseconds before, by its age: rounded up to a second. */
function seoulSecond(at: number): string {
  return new Date(Math.ceil(at / 1000) * 1000 + 9 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}

/** What each channel was told, in order, and what was changed there: `C01ESG: https://… https://…`, `C01ESG edit: https://…`. Words without a release are left out. */
export function linesOf(posts: { what: string; channel: string; releases: string[] }[]): string[] {
  return posts
    .filter(({ releases }) => releases.length > 0)
    .map(({ what, channel, releases }) => ({ place: what === 'post' ? channel : `${channel} ${what}`, releases }))
    .sort((a, b) => (a.place < b.place ? -1 : Number(a.place > b.place)))
    .map(({ place, releases }) => `${place}: ${releases.join(' ')}`)
}
