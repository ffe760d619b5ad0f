import type { ReleaseKind } from '../../releases/release-kind.ts'
import {
  isToldOfMentionsAtOnce,
  NEW_OPTIONS,
  type PassingMentions,
  type Rhythm,
  type SubscriptionOptions,
} from '../../subscriptions/subscription-options.ts'
import type { OptionChangeNoteCopy, OptionsCopy } from '../option-copy.ts'
import { keywords, quotedWith } from './ko-words.ts'

export const RHYTHM_NAMES: Record<Rhythm, string> = {
  'at once': '바로 알림',
  daily: '매일 아침',
  weekly: '매주 월요일',
}

const RHYTHM_PHRASES: Record<Rhythm, string> = {
  'at once': '발표가 나오는 대로',
  daily: '영업일 아침마다 모아서',
  weekly: '매주 월요일 아침에 모아서',
}

const RHYTHM_SENTENCES: Record<Rhythm, string> = {
  'at once': '새 발표가 나오면 몇 분 안에 알려 드립니다.',
  daily: '새 발표를 모아 영업일 아침마다 알려 드립니다.',
  weekly: '새 발표를 모아 매주 월요일(휴일이면 다음 영업일) 아침에 알려 드립니다.',
}

/** Behind the word for what is mentioned in passing. */
const MENTION_PHRASES: Record<PassingMentions, string> = {
  'with the rest': '발표도 다른 발표와 함께 알려 드립니다.',
  'in the morning': '발표는 다음 영업일 아침에 모아 알려 드립니다.',
  'left out': '발표는 알리지 않습니다.',
}

export const koOptions: OptionsCopy = {
  fields: {
    rhythm: {
      label: '알림 주기',
      choices: {
        'at once': '바로: 발표가 나오는 대로',
        daily: '매일: 영업일 아침에 모아서',
        weekly: '매주: 월요일(휴일이면 다음 영업일) 아침에 모아서',
      },
    },
    mentions: {
      label: '본문에 한 번 스치듯 언급된 보도자료',
      choices: {
        'with the rest': '다른 발표와 함께 받기',
        'in the morning': '스치듯 언급된 발표는 아침에 모아 받기',
        'left out': '스치듯 언급된 발표는 빼기',
      },
    },
    kinds: '받을 종류',
    remind: '마감 알림 (의견 제출이나 신청이 끝나기 전에 한 번 더)',
  },
  remindChoice: (days) => (days === 0 ? '받지 않기' : `${days}영업일 전 아침에`),
  mentionButtons: { gather: '스치듯 언급된 발표는 아침에 모아 받기', leaveOut: '스치듯 언급된 발표는 빼기' },
  inLine: (options) => {
    const { rhythm, mentions, kinds, remind } = options
    const mentioned = isToldOfMentionsAtOnce(options)
      ? '스치듯 언급도 바로'
      : mentions === 'left out' && '스치듯 언급은 빼고'
    const ofKinds = typeof kinds !== 'string' && kindsNamed(kinds)
    return [RHYTHM_NAMES[rhythm], mentioned, ofKinds, reminders(kinds, remind)].filter(Boolean).join(', ')
  },
  whenSubscribed: ({ rhythm, mentions, kinds, remind }) => {
    const said = reminders(kinds, remind) && remindersSentence(remind)
    const isSaid = mentions === 'left out' || (mentions === 'in the morning' && rhythm === 'at once')
    return [
      RHYTHM_SENTENCES[rhythm],
      ...(isSaid ? [`스치듯 언급된 ${MENTION_PHRASES[mentions]}`] : []),
      ...(typeof kinds === 'string' ? [] : [`${kindsNamed(kinds)} 알려 드립니다.`]),
      ...(said ? [said] : []),
    ].join(' ')
  },
  changed: (queries, { remind, ...others }) => {
    const told = changedWithout(queries, others)
    const of = told === '' ? `이제 ${quotedWith(queries, '은/는')} ` : ''
    return [told, remind !== undefined && `${of}${remindersSentence(remind)}`].filter(Boolean).join(' ')
  },
}

function changedWithout(queries: string[], { rhythm, mentions, kinds }: Partial<SubscriptionOptions>): string {
  const ofKinds = kinds && kindsSentence(kinds)
  if (!rhythm && !mentions) return ofKinds ? `이제 ${quotedWith(queries, '은/는')} ${ofKinds}` : ''
  if (!rhythm)
    return `이제 ${quotedWith(queries, '이/가')} 스치듯 언급된 ${MENTION_PHRASES[mentions ?? 'with the rest']}`
  const told = `이제 ${quotedWith(queries, '은/는')} ${RHYTHM_PHRASES[rhythm]} 알려 드립니다.`
  const ofMentions = mentions && mentions !== 'with the rest' && `스치듯 언급된 ${MENTION_PHRASES[mentions]}`
  return [told, ofMentions, typeof kinds === 'object' && ofKinds].filter(Boolean).join(' ')
}

/** Said where it is not as it is for whoever chose nothing: three business days, and nothing of press releases alone. */
function reminders(kinds: SubscriptionOptions['kinds'], remind: number): string | false {
  if (kinds === 'press' ? remind === 0 : remind === NEW_OPTIONS.remind) return false
  return remind === 0 ? '마감 알림 없이' : `마감 ${remind}영업일 전 알림`
}

function remindersSentence(remind: number): string {
  if (remind === 0) return '마감 알림은 보내지 않습니다.'
  return `마감 ${remind}영업일 전 아침에 한 번 더 알려 드립니다. 앞으로 나오는 것부터 그렇게 합니다.`
}

function kindsNamed(kinds: ReleaseKind[]): string {
  return `${kinds.join(', ')}만`
}

function kindsSentence(kinds: SubscriptionOptions['kinds']): string {
  if (kinds === 'all') return '보도자료와 함께 입법예고·행정예고, 법령도 알려 드립니다.'
  return kinds === 'press' ? '보도자료만 알려 드립니다.' : `${kindsNamed(kinds)} 알려 드립니다.`
}

export const koOptionChangeNote: OptionChangeNoteCopy = {
  'at once': (by, queries) => `${by} 님이 ${keywords(queries, '을/를')} 나오는 대로 받도록 바꿨습니다.`,
  daily: (by, queries) => `${by} 님이 ${keywords(queries, '을/를')} 매일 아침 모아 받도록 바꿨습니다.`,
  weekly: (by, queries) => `${by} 님이 ${keywords(queries, '을/를')} 매주 월요일 모아 받도록 바꿨습니다.`,
  'mentions with the rest': (by, queries) =>
    `${by} 님이 ${keywords(queries, '이/가')} 스치듯 언급된 발표도 다른 발표와 함께 받도록 바꿨습니다.`,
  'mentions in the morning': (by, queries) =>
    `${by} 님이 ${keywords(queries, '이/가')} 스치듯 언급된 발표는 아침에 모아 받도록 바꿨습니다.`,
  'mentions left out': (by, queries) =>
    `${by} 님이 ${keywords(queries, '이/가')} 스치듯 언급된 발표는 빼도록 바꿨습니다.`,
  'kinds press': (by, queries) => `${by} 님이 ${keywords(queries, '은/는')} 보도자료만 받도록 바꿨습니다.`,
  'kinds chosen': (by, queries) => `${by} 님이 ${keywords(queries, '을/를')} 고른 종류만 받도록 바꿨습니다.`,
  'kinds all': (by, queries) =>
    `${by} 님이 ${keywords(queries, '은/는')} 입법예고·행정예고와 법령도 받도록 바꿨습니다.`,
  reminder: (by, queries) => `${by} 님이 ${keywords(queries)} 마감 알림을 받도록 바꿨습니다.`,
  'no reminder': (by, queries) => `${by} 님이 ${keywords(queries)} 마감 알림을 받지 않도록 바꿨습니다.`,
}
