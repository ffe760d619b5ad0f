import { daysBetween } from '../../text/seoul.ts'
import type { LawsCopy } from '../law-copy.ts'
import { counted, dayAsOf, quoted } from './en-words.ts'

export const enLaws: LawsCopy = {
  title: 'Register of laws',
  field: 'Names of laws',
  hint: 'One a line, up to 200. Short and former names and those of decrees are understood. A law that is not listed is taken as written when it stands in quotes.',
  example: '중처법\n화관법',
  submit: 'Register',
  registering: (count) => `Registering ${counted(count, 'law')}. One moment.`,
  registered: (names, more) =>
    `Registered ${counted(names.length + more, 'law')}: ${quoted(names, more)}. This channel is told when one of them, its decree or its rules are promulgated or announced as drafts by the government, with the days they come into force. \`/laws\` shows them.`,
  already: (names, more) => `Registered before: ${quoted(names, more)}`,
  unknownHead: (count) => `We did not recognise ${counted(count, 'name')}; nothing was registered for that.`,
  unknown: (typed, alike) =>
    alike.length > 0 ? `• “${typed}” — did you mean ${quoted(alike)}?` : `• “${typed}” — no law has a name like it.`,
  moreUnknown: (count) => `• and ${count} more`,
  unknownFoot:
    'Please correct the names and send them again. A law that is not listed is registered as written when it stands in quotes: `/laws "공급망실사법"`.',
  tooMany: (count, most) => `Up to ${most} are registered at once. Please paste the other ${count} again.`,
  nothing: 'We found no name of a law. Write for example `/laws 중처법, 화관법`.',
  undoing: 'Taking them off the register again.',
  undone: (names, more) => `Taken off the register: ${quoted(names, more)}.`,
  head: (count) => `${counted(count, 'law')} registered`,
  none: 'No laws are registered in this channel. Write `/laws 중처법, 화관법`, or paste a list with the button below, and you will be told of promulgations and of the days they come into force.',
  next: (days, today) => {
    const [day, ...later] = days
    if (day === undefined) return 'no day ahead'
    const others = later.length > 0 ? `, then ${later.map((one) => dayAsOf(today, one)).join(', ')}` : ''
    const left = daysBetween(today, day)
    return `in force from ${dayAsOf(today, day)} · ${left === 0 ? 'today' : `${counted(left, 'day')} left`}${others}`
  },
  daysUnsure: 'Promulgated laws cannot be read at present, so that days may be missing. `/sources` tells why.',
  page: (page, pages) => `Page ${page} of ${pages}`,
  add: 'Register laws',
  asText: 'Names only',
  earlier: 'Back',
  later: 'Next',
  remove: 'Remove',
  removed: (name) => `Took “${name}” off the register.`,
  explained: 'this law, its decree and rules, promulgated or announced as a draft',
}
