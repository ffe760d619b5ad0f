import { ministryNamed } from '../../named-ministry.ts'

/*
Rows of a sheet of which one cell is a keyword and the other whose releases are wanted: `탄소중립⇥환경부`. Each row is one query.
*/

const SEVERAL = /\s*[,、·/]\s*|\s+및\s+/u
const MINISTRY_HEADING = /^(?:(?:담당|소관|발표|관계)\s?)?(?:부처|기관|정부 ?부처|ministry|source)\s?(?:명)?$/iu

/** Whether a column of that name holds ministries. */
export function isMinistryHeading(name: string): boolean {
  return MINISTRY_HEADING.test(name)
}

/** A keyword and the cell that names its ministries, as one item; undefined where the cell names none. */
export function withMinistriesOfCell(keyword: string, cell: string): string | undefined {
  if (cell === '') return keyword
  const ministries = cell.split(SEVERAL).map(ministryNamed)
  if (ministries.includes(undefined)) return undefined
  return [keyword, ...ministries.map((name) => `부처:${name}`)].join(' ')
}

/** Rows of two cells, one of which is always a ministry, as one item each; undefined where they are something else. */
export function pairedRows(rows: string[][]): string[] | undefined {
  if (rows.some((row) => row.length !== 2 || row[0] === '' || row[0]?.includes('\n'))) return undefined
  for (const at of [1, 0]) {
    const items = rows.map((row) => {
      const [keyword = '', cell = ''] = at === 1 ? row : row.toReversed()
      return ministryNamed(keyword) === undefined && keyword !== '' ? withMinistriesOfCell(keyword, cell) : undefined
    })
    const isNamed = rows.some((row) => row[at] !== '')
    if (isNamed && items.every((item) => item !== undefined)) return items
  }
  return undefined
}
