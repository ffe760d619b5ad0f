import {
  isToldOfMentionsAtOnce,
  NEW_OPTIONS,
  type PassingMentions,
  type Rhythm,
  type SubscriptionOptions,
} from '../../subscriptions/subscription-options.ts'
import type { OptionChangeNoteCopy, OptionsCopy } from '../option-copy.ts'
import { kindNames } from './en-binding.ts'
import { keywords, quoted } from './en-words.ts'

export const RHYTHM_NAMES: Record<Rhythm, string> = {
  'at once': 'at once',
  daily: 'every morning',
  weekly: 'every Monday',
}

const RHYTHM_SENTENCES: Record<Rhythm, string> = {
  'at once': 'New releases arrive within minutes.',
  daily: 'New releases arrive together every business morning.',
  weekly: 'New releases arrive together on the first business morning of the week.',
}

/** Behind `releases that only mention it in passing`. */
const MENTION_PHRASES: Record<PassingMentions, string> = {
  'with the rest': 'arrive with the others',
  'in the morning': 'arrive together on the next business morning',
  'left out': 'are left out',
}

export const enOptions: OptionsCopy = {
  fields: {
    rhythm: {
      label: 'When',
      choices: {
        'at once': 'At once: as releases come out',
        daily: 'Daily: together on business mornings',
        weekly: 'Weekly: together on Monday morning, or the next business day',
      },
    },
    mentions: {
      label: 'Press releases that mention it once in passing',
      choices: {
        'with the rest': 'With the others',
        'in the morning': 'Together in the morning',
        'left out': 'Leave them out',
      },
    },
    kinds: 'Kinds of releases',
    remind: 'Reminder before a last day to comment or apply',
  },
  remindChoice: (days) =>
    days === 0 ? 'None' : `${days} business ${days === 1 ? 'day' : 'days'} before, in the morning`,
  mentionButtons: { gather: 'Passing mentions: together in the morning', leaveOut: 'Leave passing mentions out' },
  inLine: (options) => {
    const { rhythm, mentions, kinds, remind } = options
    const mentioned = isToldOfMentionsAtOnce(options)
      ? 'passing mentions too'
      : mentions === 'left out' && 'without passing mentions'
    const ofKinds = typeof kinds !== 'string' && `only ${kindNames(kinds)}`
    return [RHYTHM_NAMES[rhythm], mentioned, ofKinds, reminders(kinds, remind)].filter(Boolean).join(', ')
  },
  whenSubscribed: ({ rhythm, mentions, kinds, remind }) => {
    const said = reminders(kinds, remind) && remindersSentence(remind)
    const isSaid = mentions === 'left out' || (mentions === 'in the morning' && rhythm === 'at once')
    const mentioned = `Those that only mention it in passing ${MENTION_PHRASES[mentions]}.`
    const ofKinds = typeof kinds === 'string' ? [] : [`Only of these kinds: ${kindNames(kinds)}.`]
    return [RHYTHM_SENTENCES[rhythm], ...(isSaid ? [mentioned] : []), ...ofKinds, ...(said ? [said] : [])].join(' ')
  },
  changed: (queries, { remind, ...others }) => {
    const told = changedWithout(queries, others)
    const of = told === '' ? `From now on, for ${quoted(queries)}: ` : ''
    return [told, remind !== undefined && `${of}${remindersSentence(remind)}`].filter(Boolean).join(' ')
  },
}

function changedWithout(queries: string[], { rhythm, mentions, kinds }: Partial<SubscriptionOptions>): string {
  if (!rhythm && !mentions) return kinds ? `${quoted(queries)} now brings ${kindsSentence(kinds)}.` : ''
  const mentioned = (of: string) =>
    `releases that only mention ${of} in passing ${MENTION_PHRASES[mentions ?? 'with the rest']}.`
  if (!rhythm) return `From now on ${mentioned(quoted(queries))}`
  const told = `${quoted(queries)} now arrives ${RHYTHM_NAMES[rhythm]}.`
  const ofMentions = mentions && mentions !== 'with the rest' && `Of these, ${mentioned('it')}`
  const ofKinds = typeof kinds === 'object' && `It brings ${kindsSentence(kinds)}.`
  return [told, ofMentions, ofKinds].filter(Boolean).join(' ')
}

/** Said where it is not as it is for whoever chose nothing: three business days, and nothing of press releases alone. */
function reminders(kinds: SubscriptionOptions['kinds'], remind: number): string | false {
  if (kinds === 'press' ? remind === 0 : remind === NEW_OPTIONS.remind) return false
  return remind === 0 ? 'no reminders' : `reminded ${remind} business ${remind === 1 ? 'day' : 'days'} before last days`
}

function remindersSentence(remind: number): string {
  if (remind === 0) return 'No reminders of last days.'
  return `What comes out from now on is told once more ${remind} business ${remind === 1 ? 'day' : 'days'} before its last day.`
}

function kindsSentence(kinds: SubscriptionOptions['kinds']): string {
  if (kinds === 'all') return 'press releases, notices and laws'
  return kinds === 'press' ? 'press releases only' : `only these kinds: ${kindNames(kinds)}`
}

export const enOptionChangeNote: OptionChangeNoteCopy = {
  'at once': (by, queries) => `${by} changed ${keywords(queries)} to arrive at once.`,
  daily: (by, queries) => `${by} changed ${keywords(queries)} to arrive every business morning.`,
  weekly: (by, queries) => `${by} changed ${keywords(queries)} to arrive weekly.`,
  'mentions with the rest': (by, queries) =>
    `${by} has releases that mention ${keywords(queries)} in passing arrive with the others.`,
  'mentions in the morning': (by, queries) =>
    `${by} has releases that mention ${keywords(queries)} in passing arrive together in the morning.`,
  'mentions left out': (by, queries) => `${by} leaves out releases that mention ${keywords(queries)} only in passing.`,
  'kinds press': (by, queries) => `${by} changed ${keywords(queries)} to press releases only.`,
  'kinds chosen': (by, queries) => `${by} changed ${keywords(queries)} to bring only the chosen kinds.`,
  'kinds all': (by, queries) => `${by} changed ${keywords(queries)} to bring notices and laws, too.`,
  reminder: (by, queries) => `${by} changed ${keywords(queries)} to bring reminders of last days.`,
  'no reminder': (by, queries) => `${by} ended the reminders of last days for ${keywords(queries)}.`,
}
