import type { Health } from '../../releases/health/source-health.ts'
import { type koSources, MOST_DAYS } from '../ko/ko-sources.ts'
import { fullDay } from './en-words.ts'

const HEALTH: Record<Health, string> = {
  healthy: 'well',
  quiet: 'has little new.',
  stale: 'nothing new for long. See whether its address has changed.',
  empty: 'sends an empty list. If it stays so, see whether its address has changed.',
  changed: 'has changed its form and cannot be read. See to its address and form.',
  blocked: 'refuses us. It is tried again by itself after a rest.',
  unreachable: 'cannot be reached. It is tried again by itself; if that goes on, npm run probe says why.',
  'needs a key': 'needs a key: apply for the data set at data.go.kr, then give the key to npm run setup.',
  discontinued: 'is discontinued. Use the ministry’s own feed or the Policy Briefing API of data.go.kr instead.',
  incomplete: 'lacks some days. They are tried again by themselves, once a day.',
  'not read yet': 'is not read yet. It soon will be.',
}

/** `/sources` */
export const enSources: typeof koSources = {
  none: 'There is no source.',
  head: (well: number, all: number) =>
    well === all
      ? all === 1
        ? 'The one source is read well.'
        : `All ${all} sources are read well.`
      : `${well} of ${all} sources are read well.`,
  line: ({ name, health, newest, missing = [] }) => {
    const days = missing.slice(0, MOST_DAYS).map(fullDay).join(', ')
    const more = missing.length > MOST_DAYS ? ` and ${missing.length - MOST_DAYS} more` : ''
    const lacks = days && ` Missing: ${days}${more}.`
    return `• ${name} — ${HEALTH[health]}${lacks}${newest ? ` (last release ${fullDay(newest)})` : ''}`
  },
  more: (count: number) => `• and ${count} more`,
  well: (names: string[]) => `Well: ${names.join(', ')}`,
}
