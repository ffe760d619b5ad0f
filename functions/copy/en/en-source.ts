import type { Health } from '../../releases/health/source-health.ts'
import { MAX_MISSING_DAYS_NAMED, type SourceGroup, type SourcesCopy } from '../source-copy.ts'
import { fullDay } from './en-words.ts'

const GROUPS: Record<SourceGroup, string> = {
  'not read': 'Not read now',
  silent: 'Nothing new for long',
  'partly read': 'Some days are missing',
  'in its second way': 'Read in another way',
  'not yet': 'Not read yet',
}

const HEALTH_WORDS: SourcesCopy['healthWords'] = {
  healthy: 'well',
  quiet: 'has little new.',
  stale: 'nothing new for long. See whether its address has changed.',
  empty: 'sends an empty list. If it stays so, see whether its address has changed.',
  changed: 'has changed its form and cannot be read. See to its address and form.',
  blocked: 'refuses us. It is tried again by itself after a rest.',
  unreachable: 'cannot be reached. It is tried again by itself; if that goes on, npm run probe says why.',
  'needs a key':
    'needs a key or an id: docs/sources.md says where it is had. Give it to npm run setup (on one machine, put it into chorok.secrets).',
  discontinued: 'is discontinued. Use the ministry’s own feed or the Policy Briefing API of data.go.kr instead.',
  incomplete: 'lacks some days or releases. What it still shows is tried again by itself, once a day.',
  'not read yet': 'is not read yet. It soon will be.',
}

/** How the second way of a source is, while its first is ill. */
function secondWay(health: Health | undefined): string {
  if (health === undefined) return ''
  return health === 'healthy' || health === 'quiet'
    ? ' Meanwhile it is read in its second way.'
    : ` Its second way: ${HEALTH_WORDS[health]}`
}

export const enSources: SourcesCopy = {
  none: 'There is no source.',
  head: ({ all, well, needAttention, notRead }) => {
    if (well === all) return all === 1 ? 'The one source is read well.' : `All ${all} sources are read well.`
    if (needAttention === 0) return `${well} of ${all} sources are read well.`
    return notRead > 0
      ? `${notRead} of ${all} sources cannot be read now (please tell whoever installed Chorok).`
      : `${needAttention} of ${all} sources should be looked at (please tell whoever installed Chorok).`
  },
  group: (group, names, more) => `• ${GROUPS[group]}: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  details: 'For whoever installed it',
  detailsTitle: 'Sources: what to do',
  line: ({ name, health, newest, missing, fallback }) => {
    const days = missing.slice(0, MAX_MISSING_DAYS_NAMED).map(fullDay).join(', ')
    const more = missing.length > MAX_MISSING_DAYS_NAMED ? ` and ${missing.length - MAX_MISSING_DAYS_NAMED} more` : ''
    const lacks = days && ` Missing: ${days}${more}.`
    return `• ${name} — ${HEALTH_WORDS[health]}${secondWay(fallback)}${lacks}${newest ? ` (last release ${fullDay(newest)})` : ''}`
  },
  more: (count) => `• and ${count} more`,
  healthy: (names) => `Well: ${names.join(', ')}`,
  unreadFiles: (sources, more) => {
    const each = sources.map(({ name, pdf, other }) => {
      const counts = [pdf > 0 && `${pdf} PDF`, other > 0 && `${other} other`].filter(Boolean)
      return `${name} (${counts.join(', ')})`
    })
    return `Releases whose text stands only in attachments that cannot be read: ${each.join(', ')}${more > 0 ? ` and ${more} more` : ''}. Their titles and links were posted.`
  },
  healthWords: HEALTH_WORDS,
}
