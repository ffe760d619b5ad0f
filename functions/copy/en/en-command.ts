import type { CommandAnswerCopy, LatestCopy } from '../command-copy.ts'
import { RHYTHM_NAMES } from './en-option.ts'
import { counted, fullDay, keywords, quoted } from './en-words.ts'

export const enAnswer: CommandAnswerCopy = {
  undo: 'Undo',

  subscribed: (queries, channelName) => `Subscribed to ${keywords(queries)}${inChannel(channelName)}.`,
  subscribedFrom: (typed, queries, channelName) =>
    `Subscribed to ${keywords(queries)}${inChannel(channelName)}: the keywords in ${quoted([typed])}.`,
  asTyped: (typed) => (typed === undefined ? 'Subscribe exactly as typed' : `Subscribe exactly to “${typed}”`),
  whichReading: (typed) => `How should ${quoted([typed])} be subscribed?`,
  typeOneReading: 'Please type one of these as it stands.',
  askedLater: (typed, more) =>
    `${quoted(typed)}${more > 0 ? ` and ${more} more` : ''} can be meant in several ways and had no place here. Please enter them separately.`,
  readingEach: 'Each by itself',
  readingTogether: 'Only all together',
  readingPhrase: 'Only near each other',
  readingWithout: (words) => `Without ${quoted(words)}`,
  readingAsIs: (queries) => `Subscribe to ${quoted(queries)}`,
  foundInText: (queries) => `Your text names ${quoted(queries)}. Subscribe?`,
  subscribeToThese: 'Subscribe to these',
  unknownWords: (queries) =>
    `No government release seen so far uses ${quoted(queries)}. Please check the spelling and spaces. If it is right, leave it so: you will hear when a release uses it.`,
  leftOut: (texts, more) => `Left out, not taken as keywords: ${quoted(texts)}${more > 0 ? ` and ${more} more` : ''}`,
  rhythmsMissed: (typed, rhythm) =>
    `${quoted(typed)} cannot be had as it is: releases arrive ${RHYTHM_NAMES[rhythm]}. Change it for each keyword with \`/subscriptions\`.`,
  replaceBy: (queries) => `Change to ${quoted(queries)}`,
  alreadySubscribed: (queries) => `Already subscribed: ${keywords(queries)}.`,
  subscribeUndone: (queries) => `Undone. No longer subscribed to ${keywords(queries)}.`,

  unsubscribed: (queries) => `Unsubscribed from ${keywords(queries)}. You will not be told any more.`,
  notSubscribed: (queries) => `Not subscribed: ${keywords(queries)}.`,
  unsubscribeUndone: (queries) => `Undone. Subscribed to ${keywords(queries)} again.`,
  whichToUnsubscribe:
    'Please say which keyword to end, for example `/unsubscribe 탄소중립`, or choose in a menu below.',
  subscribedNow: (queries) => `Subscribed now: ${quoted(queries)}`,
  nothingToUndo: 'That was undone already, or has changed since. `/subscriptions` shows what stands now.',

  paused: (reason) =>
    `Nothing can be posted to this channel, so notifications stopped (${reason}). Invite the bot (\`/invite @초록\`) or lift what restricts the channel, then press Resume.`,
  resume: 'Resume',
  resumed: 'Notifications are on again, beginning with what came out in the last 7 days.',
  notPaused: 'Notifications are not stopped.',

  invite:
    'The bot is not in that channel yet, so nothing can arrive. Type `/invite @초록` there: from then on you will hear.',
  inviteIfPrivate: 'In a private channel the bot must be invited first: `/invite @초록`',
  otherChannel: (name) => (name ? `#${name}` : 'the channel you chose'),
  notYourChannel: (channel) =>
    `We could not see that you are in ${channel}. Only channels you are in can be chosen. If it is private, type \`/invite @초록\` there first.`,
  directMessage:
    'Of direct messages, only your own conversation with the bot can receive releases. To read them together, invite the bot to a channel with `/invite @초록` and subscribe there.',

  help: {
    introduction: 'This bot looks for keywords in Korean government policy releases and tells you in Slack.',
    subscribe: [
      '• `/subscribe 희소금속, 탄소중립` — subscribe to keywords, separated by commas; `/subscribe` alone opens a form with all conditions.',
      '• `/subscribe 희소금속 --remind 5` — reminded 5 business days before a last day to comment or apply; 3 without it, never with `--no-remind`.',
      '• `/subscribe 희소금속 --no-mention` — the same without press releases that mention it once in passing.',
    ].join('\n'),
    unsubscribe: '• `/unsubscribe 탄소중립` — end a subscription; `/unsubscribe all` ends every one.',
    subscriptions: [
      '• `/subscriptions` — see and change what is subscribed.',
      '• `/subscriptions quiet 22:00-07:00` — sends nothing in those hours but after them. `quiet off` ends that.',
      '• `/subscriptions quiet on weekends`, `pause for 3 days`, `pause until Dec 3` — sends nothing on days off or for a while.',
    ].join('\n'),
    latest:
      '• `/latest 탄소중립 5` — look for recent releases; keyword and number may be left out. A period may be named: `/latest 수소 last 7 days`, `last month`, `2026-09`.',
    due: '• `/due 탄소중립` — list drafts and calls that are still open, what ends soonest first. Without a keyword: those this channel’s subscriptions find.',
    laws: '• `/laws 중처법, 화관법` — keep a register of laws and be told when they are promulgated, come into force or are drafted anew. `/laws` shows it, `/laws add` opens a form to paste a list.',
    sources: '• `/sources` — how the sources of releases fare.',
    conditions:
      'Keywords take conditions: `"전기 안전"` exactly so, `수소 -자동차` without a word, `부처:기후에너지환경부` one ministry only, `제목:수소` titles only, `수소 종류:입법예고` one kind only.',
  },
  unknownCommand: (command) => `There is no \`${command}\` yet. These commands exist:`,
  notUnderstood: (words, command) => `We did not understand “${words}”. \`${command} help\` shows what can be written.`,
  unknownOption: (option) =>
    `There is no option such as \`${option}\`. Write conditions like \`수소 -자동차 부처:기후에너지환경부\`; \`--no-mention\` leaves passing mentions out; \`--remind 3\` (1 to 10 business days) and \`--no-remind\` set reminders of last days; how often is chosen in the form that \`/subscribe\` alone opens. \`/subscribe help\` shows all.`,
  unknownChannel: (channel) =>
    `We found no channel “${channel}”. Choose it from the list that # opens, or in the form that \`/subscribe\` alone opens. If it is a keyword, write it without #, after a comma.`,
  unknownMinistry: (names) =>
    `We know no ministry called ${quoted(names)}. Please check the name, or choose it in the form that \`/subscribe\` alone opens.`,
  failed: 'That did not work just now. Please try again in a moment; if it goes on, tell whoever installed the bot.',
}

/** Behind what was done, where that was not the channel it is said in. */
function inChannel(name: string | undefined): string {
  return name === undefined ? '' : ` in ${name}`
}

export const enLatest: LatestCopy = {
  searching: (queries) => (queries.length > 0 ? `Looking for ${quoted(queries)}…` : 'Looking…'),
  atMost: (maxCount) => `At most ${maxCount} at a time.`,
  wrongCount: (count, maxCount) =>
    `${count} releases cannot be shown. Please write a number from 1 to ${maxCount}, for example \`/latest 탄소중립 5\`.`,
  found: (queries, count) =>
    `${counted(count, 'recent release')}${queries.length > 0 ? ` for ${quoted(queries)}` : ''}`,
  older: 'Older',
  lookedBackTo: (day) => `Looked back to ${fullDay(day)}.`,
  none: (queries) => (queries.length > 0 ? `No release found for ${quoted(queries)}.` : 'There is no recent release.'),
  noneBefore: 'No older release found.',
  noneInPeriod: (queries, first, last) =>
    `No release found${queries.length > 0 ? ` for ${quoted(queries)}` : ''} ${first === last ? `on ${fullDay(first)}` : `from ${fullDay(first)} to ${fullDay(last)}`}. Try again without the period.`,
  tryInstead: (queries) =>
    `Try other words, or subscribe with \`/subscribe ${queries.join(', ')}\` to hear of it when it comes.`,
  tryFewerWords: () => 'Please try again with one or two main words, for example `/latest 탄소중립`.',
  comeBack: 'Just after installing, reading the sources takes a few minutes. Please try again in a while.',
}
