import type { MeasuredFigure } from '../../lib/commands/command-line/numbers.ts'
import type { BenchRow } from './bench-row.ts'

interface Chosen {
  /** As README says it. */
  what: string
  about: string
  unit: BenchRow['unit']
}

const COMMAND = 'npm run bench'

/** The rows of the bench that README names. */
const CHOSEN: Chosen[] = [
  { what: 'loading the function Slack waits for', about: 'door slack, importing it', unit: 'ms CPU' },
  { what: 'its bundle', about: 'door slack, its bundle', unit: 'kB' },
  { what: 'reading a feed of 50 whole texts', about: 'reading a feed of 50, whole texts', unit: 'ms CPU' },
  { what: 'matching a release, 100,000 queries', about: 'matching a release against 100000 queries', unit: 'ms CPU' },
  {
    what: '`/latest` of a word nobody wrote, 100,000 releases',
    about: '/latest, a word nobody wrote, 100000 releases',
    unit: 'requests',
  },
  {
    what: '`/subscriptions` in a channel of 2,000, p99',
    about: '/subscriptions in a channel of 2000 subscriptions, p99',
    unit: 'ms CPU',
  },
  { what: 'a poll of every source, nothing new', about: 'poll, nothing new', unit: 'requests' },
  {
    what: 'a release, from its feed to the end of matching',
    about: 'a release, from its feed to the end of matching',
    unit: 'requests',
  },
  { what: 'a message, planned and posted', about: 'a message, planned and posted', unit: 'write units' },
]

/** What README says of rows; those that were not measured this time are left as they stand there. */
export function readmeFigures(rows: BenchRow[]): MeasuredFigure[] {
  return CHOSEN.flatMap(({ what, about, unit }) => {
    const row = rows.find((one) => one.about === about && one.unit === unit)
    if (!row) return []
    const { value, peer } = row
    return [
      {
        what,
        figure: said(value, unit),
        ...(peer && { peer: `${said(peer.value, unit)} (${peer.name})` }),
        command: COMMAND,
      },
    ]
  })
}

function said(value: number, unit: BenchRow['unit']): string {
  return `${value.toLocaleString('en-US')} ${unit}`
}
