import type { Rhythm } from '../../subscriptions/subscription-options.ts'
import type { OptionChangeNoteCopy, OptionsCopy } from '../option-copy.ts'
import { quotedWith } from './ko-words.ts'

const RHYTHM_NAMES: Record<Rhythm, string> = { 'at once': '바로 알림', daily: '매일 아침', weekly: '매주 월요일' }

const RHYTHM_PHRASES: Record<Rhythm, string> = {
  'at once': '발표가 나오는 대로',
  daily: '영업일 아침마다 모아서',
  weekly: '매주 첫 영업일 아침에 모아서',
}

const RHYTHM_SENTENCES: Record<Rhythm, string> = {
  'at once': '새 발표가 나오면 몇 분 안에 알려 드립니다.',
  daily: '새 발표를 모아 영업일 아침마다 알려 드립니다.',
  weekly: '새 발표를 모아 매주 첫 영업일 아침에 알려 드립니다.',
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
  },
  inLine: ({ rhythm }) => RHYTHM_NAMES[rhythm],
  whenSubscribed: ({ rhythm }) => RHYTHM_SENTENCES[rhythm],
  changed: (queries, { rhythm }) => {
    const phrases = [rhythm && RHYTHM_PHRASES[rhythm]].filter((phrase) => phrase !== undefined)
    return `이제 ${quotedWith(queries, '은/는')} ${phrases.join(', ')} 알려 드립니다.`
  },
}

export const koOptionChangeNote: OptionChangeNoteCopy = {
  'at once': (by, queries) => `${by} 님이 ${quotedWith(queries, '을/를')} 나오는 대로 받도록 바꿨습니다.`,
  daily: (by, queries) => `${by} 님이 ${quotedWith(queries, '을/를')} 매일 아침 모아 받도록 바꿨습니다.`,
  weekly: (by, queries) => `${by} 님이 ${quotedWith(queries, '을/를')} 매주 월요일 모아 받도록 바꿨습니다.`,
}
