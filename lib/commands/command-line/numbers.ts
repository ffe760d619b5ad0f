import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

/*
The figures that README.md names. A command that measures one writes it into docs/numbers.json, with the day and the commit it was measured
at, and the table in README.md anew; nobody types a figure.
*/

const Figure = z.strictObject({
  what: z.string(),
  figure: z.string(),
  /** The same of another program, measured in the same run. */
  peer: z.string().optional(),
  /** What prints it. */
  command: z.string(),
  date: z.iso.date(),
  commit: z.string().regex(/^[0-9a-f]{7,40}$/),
})
type Figure = z.infer<typeof Figure>
/** A figure that has just been measured. */
export type MeasuredFigure = Omit<Figure, 'date' | 'commit'>

const ROOT = new URL('../../../', import.meta.url)
const FILE = fileURLToPath(new URL('docs/numbers.json', ROOT))
const README = fileURLToPath(new URL('README.md', ROOT))
const TABLE = /(<!-- numbers -->\n)[\s\S]*?(<!-- \/numbers -->)/

export function readNumbers(): Figure[] {
  return z.array(Figure).parse(JSON.parse(readFileSync(FILE, 'utf8')))
}

/** Writes figures over those of the same name, behind the others where they are new, and README's table from all of them. */
export function writeNumbers(measured: MeasuredFigure[], today: Date): void {
  const commit = execFileSync('git', ['rev-parse', '--short=10', 'HEAD'], { encoding: 'utf8', cwd: ROOT }).trim()
  const figures = new Map(readNumbers().map((figure) => [figure.what, figure]))
  for (const figure of measured) figures.set(figure.what, { ...figure, date: today.toISOString().slice(0, 10), commit })
  const all = [...figures.values()]
  writeFileSync(FILE, `${JSON.stringify(all, undefined, 2)}\n`)
  const readme = readFileSync(README, 'utf8')
  writeFileSync(
    README,
    readme.replace(TABLE, (_, before: string, after: string) => `${before}${numbersTable(all)}\n${after}`),
  )
}

/** README's table of them. */
export function numbersTable(figures: Figure[]): string {
  const rows = figures.map(
    ({ what, figure, peer = '', command }) => `| ${what} | ${figure} | ${peer} | \`${command}\` |`,
  )
  return ['| what | ours | beside it | printed by |', '|---|---|---|---|', ...rows].join('\n')
}
