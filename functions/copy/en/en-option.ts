import type { Rhythm } from '../../subscriptions/subscription-options.ts'
import type { OptionChangeNoteCopy, OptionsCopy } from '../option-copy.ts'
import { quoted } from './en-words.ts'

const RHYTHM_NAMES: Record<Rhythm, string> = { 'at once': 'at once', daily: 'every morning', weekly: 'every Monday' }

const RHYTHM_SENTENCES: Record<Rhythm, string> = {
  'at once': 'New releases arrive within minutes.',
  daily: 'New releases arrive together every business morning.',
  weekly: 'New releases arrive together on the first business morning of the week.',
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
  },
  inLine: ({ rhythm }) => RHYTHM_NAMES[rhythm],
  whenSubscribed: ({ rhythm }) => RHYTHM_SENTENCES[rhythm],
  changed: (queries, { rhythm }) => {
    const phrases = [rhythm && RHYTHM_NAMES[rhythm]].filter((phrase) => phrase !== undefined)
    return `${quoted(queries)} now arrives ${phrases.join(', ')}.`
  },
}

export const enOptionChangeNote: OptionChangeNoteCopy = {
  'at once': (by, queries) => `${by} changed ${quoted(queries)} to arrive at once.`,
  daily: (by, queries) => `${by} changed ${quoted(queries)} to arrive every business morning.`,
  weekly: (by, queries) => `${by} changed ${quoted(queries)} to arrive weekly.`,
}
