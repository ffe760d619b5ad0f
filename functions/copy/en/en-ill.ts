import type { Ill, IllKind } from '../../ills/ill.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../text/seoul.ts'
import type { IllCopy } from '../ill-copy.ts'
import { quoted } from './en-words.ts'

const SOURCE_STATES: Record<string, string> = {
  stale: 'nothing new for long; it may have moved',
  empty: 'its list is empty',
  changed: 'it changed into a form we cannot read',
  blocked: 'it refuses us',
  unreachable: 'out of reach for over a day',
  'needs a key': 'it lacks its key',
  discontinued: 'its publisher has ended it',
  incomplete: 'some days or releases could not be read',
}

const WHAT: Record<IllKind, (ill: Ill) => string> = {
  'late deliveries': ({ count = 1 }) => `Releases for ${things(count, 'channel')} are late`,
  'failed deliveries': ({ count = 1, detail }) =>
    `${things(count, 'release')} could not be delivered${detail ? ` (Slack: ${detail})` : ''}`,
  'doubtful messages': ({ count = 1 }) =>
    `Slack's answer to ${things(count, 'message')} was lost; whether it was posted is being checked`,
  'unplanned releases': ({ count = 1 }) => `The channels of ${things(count, 'release')} are not planned yet`,
  'unreadable rows': ({ count = 1, detail }) =>
    `This version cannot read ${things(count, 'row')}${detail ? ` (${detail})` : ''}`,
  'no poll': () => 'No poll has reached any source',
  'nothing new': () => 'A working day, and nothing new from any source',
  source: ({ name, subject, detail = '' }) => `${name ?? subject}: ${SOURCE_STATES[detail] ?? 'needs attention'}`,
  'refused workspace': ({ subject, detail }) =>
    `Slack takes nothing for workspace ${subject}${detail ? ` (${detail})` : ''}`,
  'unheard pauses': ({ count = 1, detail }) =>
    `${things(count, 'channel')} took no messages and ${count === 1 ? 'is' : 'are'} paused, and nobody there could be told${detail ? ` (${detail})` : ''}`,
  'no line': () => 'There is no connection to Slack: commands and buttons are not heard',
}

const TODO: Record<IllKind, string> = {
  'late deliveries': "Look at deliver's ERROR lines and at Slack's status. What waits is kept.",
  'failed deliveries': "They are tried again for a day. Chorok's Home tab shows which they are.",
  'doubtful messages': "Nothing to do. If it lasts, look at Slack's status.",
  'unplanned releases': "Look at match's ERROR lines.",
  'unreadable rows': 'The log lines "row not readable" name them. After a rollback, deploy the newer version again.',
  'no poll': 'Check that poll runs and reaches the internet.',
  'nothing new': 'Check the sources with npm run probe.',
  source: 'npm run probe and /sources say why.',
  'refused workspace': 'Check the app and its bot token. Nothing is lost meanwhile.',
  'unheard pauses':
    'Tell whoever uses the channel: inviting the bot there again resumes it; one that nobody uses any more can be unsubscribed. What waits is kept.',
  'no line': "Check this machine's internet connection and SLACK_APP_TOKEN. Chorok goes on trying.",
}

/** `time`: ` for 3 hours`, or empty. */
const FOR_PEOPLE: Record<Parameters<IllCopy['forPeople']>[0], (time: string) => string> = {
  'no poll': (time) =>
    `New releases could not be looked for${time}. Once that works again, you hear of what came out meanwhile.`,
  'refused workspace': (time) =>
    `Slack has taken no message for this workspace${time}. What waits is sent as soon as it does.`,
  'late deliveries': (time) =>
    `Releases for your channels are late${time}. What waits is kept and sent as soon as possible.`,
  'nothing new': (time) => `No source has brought anything new${time}. Please ask whoever installed the bot to look.`,
}

export const enIll: IllCopy = {
  head: (began, ended) =>
    `Chorok: ${[began > 0 ? things(began, 'problem') : '', ended > 0 ? `${ended} over` : ''].filter(Boolean).join(', ')}`,
  began: (ill, now) => `${WHAT[ill.kind](ill)}${ill.since === undefined ? '' : ` (for ${lasting(now - ill.since)})`}.`,
  todo: ({ kind }) => TODO[kind],
  runbook: 'docs/runbook.md',
  ended: (ill) => `Over (after ${lasting((ill.ended ?? ill.began) - ill.began)}): ${WHAT[ill.kind](ill)}.`,

  forPeople: (kind, since, now) => FOR_PEOPLE[kind](forHowLong(since, now)),
  unreadSources: (names, more, since, now) =>
    `${quoted(names)}${more > 0 ? ` and ${more} more` : ''} could not be read${forHowLong(since, now)}. Once that works again, you hear of what came out meanwhile.`,
}

/** ` for 3 hours`; empty where that is not known. */
function forHowLong(since: Instant | undefined, now: Instant): string {
  return since === undefined ? '' : ` for ${lasting(now - since)}`
}

function things(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

/** `12 minutes`, `3 hours`, `2 days` */
function lasting(ms: number): string {
  if (ms < HOUR) return things(Math.max(1, Math.round(ms / MINUTE)), 'minute')
  return ms < 2 * DAY ? things(Math.round(ms / HOUR), 'hour') : things(Math.round(ms / DAY), 'day')
}
