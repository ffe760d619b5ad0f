import type { Rhythm } from '../../subscriptions/subscription.ts'
import type { koAnswer } from '../ko/ko-answer.ts'
import { quoted, whyClosed } from './en-words.ts'

const WHEN: Record<Rhythm, string> = {
  'at once': 'New releases arrive within minutes.',
  daily: 'New releases arrive together every business morning.',
  weekly: 'New releases arrive together on the first business morning of the week.',
}

/** Answers to commands and buttons; only who asked sees them. */
export const enAnswer: typeof koAnswer = {
  undo: 'Undo',

  subscribed: (queries: string[], rhythm: Rhythm = 'at once', where?: string) =>
    `Subscribed to ${quoted(queries)} in ${where ?? 'this channel'}. ${WHEN[rhythm]}`,
  alreadySubscribed: (queries: string[]) => `Already subscribed: ${quoted(queries)}.`,
  subscribeUndone: (queries: string[]) => `Undone. No longer subscribed to ${quoted(queries)}.`,

  unsubscribed: (queries: string[]) => `Unsubscribed from ${quoted(queries)}. You will hear no more of it.`,
  notSubscribed: (queries: string[]) => `Not subscribed: ${quoted(queries)}.`,
  unsubscribeUndone: (queries: string[]) => `Undone. Subscribed to ${quoted(queries)} again.`,
  whichToUnsubscribe:
    'Please say which keyword to end, for example `/unsubscribe 탄소중립`, or choose in a menu below.',
  subscribedNow: (queries: string[]) => `Subscribed now: ${quoted(queries)}`,
  nothingToUndo: 'That was undone already, or has changed since. `/subscriptions` shows what stands now.',

  paused: (reason: string) =>
    `Nothing can be posted to this channel, so notifications stopped (${whyClosed(reason)}). Invite the bot (\`/invite @초록\`) or lift what restricts the channel, then press Resume.`,
  resume: 'Resume',
  resumed: 'Notifications are on again, beginning with what came out in the last 7 days.',
  notPaused: 'Notifications of this channel are not stopped.',

  invite: 'The bot is not in that channel yet, so nothing can arrive. Type `/invite @초록` there to invite it.',
  inviteIfPrivate: 'In a private channel the bot must be invited first: `/invite @초록`',
  otherChannel: (name: string) => (name ? `#${name}` : 'the channel you chose'),
  notYourChannel: (channel: string) =>
    `We could not see that you are in ${channel}. Only channels you are in can be chosen. If it is private, type \`/invite @초록\` there first.`,
  directMessage:
    'Of direct messages, only your own conversation with the bot can receive releases. To read them together, invite the bot to a channel with `/invite @초록` and subscribe there.',

  /** What `help` answers: an introduction, a line or two for each command, the conditions a keyword takes. */
  help: {
    introduction: 'This bot looks for keywords in Korean government policy releases and tells this channel.',
    subscribe:
      '• `/subscribe 희소금속, 탄소중립` — subscribe to keywords, separated by commas; `/subscribe` alone opens a form with all conditions.',
    unsubscribe: '• `/unsubscribe 탄소중립` — end a subscription.',
    subscriptions: [
      '• `/subscriptions` — see and change the subscriptions of this channel.',
      '• `/subscriptions quiet 22:00-07:00` — sends nothing in those hours but after them. `quiet off` ends that.',
    ].join('\n'),
    latest: '• `/latest 탄소중립 5` — look for recent releases; keyword and number may be left out.',
    sources: '• `/sources` — how the sources of releases fare.',
    conditions:
      'Keywords take conditions: `"전기 안전"` exactly so, `수소 -자동차` without a word, `부처:환경부` one ministry only, `제목:수소` titles only.',
  },
  unknownCommand: (command: string) => `There is no \`${command}\` yet. These commands exist:`,
  notUnderstood: (words: string, command: string) =>
    `We did not understand “${words}”. \`${command} help\` shows what can be written.`,
  noOption: (option: string) =>
    `There is no option such as \`${option}\`. Write conditions like \`수소 -자동차 부처:환경부\`; how often is chosen in the form that \`/subscribe\` alone opens. \`/subscribe help\` shows all.`,
  noChannel: (channel: string) =>
    `We found no channel “${channel}”. Choose it from the list that # opens, or in the form that \`/subscribe\` alone opens. If it is a keyword, write it without #, after a comma.`,
  unknownMinistry: (names: string[]) =>
    `We know no ministry called ${quoted(names)}. Please check the name, or choose it in the form that \`/subscribe\` alone opens.`,
  failed: 'That did not work just now. Please try again in a moment; if it goes on, tell whoever installed the bot.',
}
