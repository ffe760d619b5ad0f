/** What a query would have brought over some days. */
export interface Reach {
  releases: number
  perWeek: number
  breadth: 'none' | 'fine' | 'very broad'
}

const BROAD_A_DAY = 10

export function reachOf(releases: number, days: number): Reach {
  const breadth = releases === 0 ? 'none' : releases / days > BROAD_A_DAY ? 'very broad' : 'fine'
  return { releases, perWeek: Math.round((releases / days) * 7), breadth }
}
