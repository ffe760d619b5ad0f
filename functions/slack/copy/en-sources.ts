import type { Health } from '../../releases/health.ts'
import { fullDay } from './en-words.ts'
import type { koSources } from './ko-sources.ts'

const HEALTH: Record<Health, string> = {
  healthy: 'well',
  quiet: 'nothing new',
  stale: 'nothing new for long; its address may have changed',
  empty: 'sent an empty list',
  changed: 'changed its form and cannot be read',
  blocked: 'refuses us',
  unreachable: 'cannot be reached',
  'needs a key': 'needs a key of data.go.kr',
  discontinued: 'discontinued',
  'not read yet': 'not read yet',
}

/** `/sources` */
export const enSources: typeof koSources = {
  none: 'There is no source.',
  head: (well: number, all: number) =>
    well === all ? `All ${all} sources are read well.` : `${well} of ${all} sources are read well.`,
  line: ({ name, health, newest }) =>
    `• ${name} — ${HEALTH[health]}${newest ? ` (last release ${fullDay(newest)})` : ''}`,
  more: (count: number) => `• and ${count} more`,
  well: (names: string[]) => `Well: ${names.join(', ')}`,
}
