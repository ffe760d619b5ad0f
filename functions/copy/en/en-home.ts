import type { Day } from '../../text/seoul.ts'
import type { koHome } from '../ko/ko-home.ts'
import { counted, shortDay, whyClosed } from './en-words.ts'

/** The App Home. `channel` is a mention, `title` a link. */
export const enHome: typeof koHome = {
  title: 'Subscriptions of my channels',
  add: 'Subscribe to keywords',
  none: 'None of your channels subscribes yet. Type `/subscribe 희소금속, 탄소중립` in a channel, or press the button above.',
  channel: (channel: string, count: number) => `${channel}  —  ${counted(count, 'keyword')}`,
  paused: (reason: string) =>
    `Nothing can be posted to this channel, so notifications stopped (${whyClosed(reason)}). Invite the bot again or press Resume.`,
  last: (day: Day, title: string, others: number) =>
    `Last: ${shortDay(day)} ${title}${others > 0 ? ` and ${others} more` : ''}`,
  nothingYet: 'Nothing was sent yet.',
  direct: 'Conversation with the bot',
  more: (count: number) => `${counted(count, 'more channel')}: see \`/subscriptions\` there.`,
  sources: 'Sources',
  allWell: 'All sources are read well.',
  language: 'Language of the bot',
  languages: { ko: '한국어', en: 'English' },
  languageNote: 'For everybody in this workspace. Policy releases stay in their own language.',
}
