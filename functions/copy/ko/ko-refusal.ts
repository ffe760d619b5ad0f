import type { Refusal } from '../../subscriptions/query/query.ts'
import { quoted, quotedWith } from './ko-words.ts'

/** Why words were not taken, and what to write instead. */
export const koRefusal: Record<Refusal | 'address' | 'mention', (texts: string[], more: number) => string> = {
  empty: () => '키워드를 함께 적어 주세요. 예: 희소금속, 탄소중립',
  'too short': (texts) =>
    `${quotedWith(texts, '은/는')} 한 글자라 엉뚱한 소식까지 걸립니다. ‘희소금속’처럼 두 글자 이상으로 적어 주세요.`,
  'only symbols': (texts) => `${quoted(texts)}에는 찾을 글자가 없습니다. 한글, 영문, 숫자로 적어 주세요.`,
  'too long': (texts) => `${quotedWith(texts, '은/는')} 너무 깁니다. 핵심 낱말 몇 개로 줄여 주세요.`,
  'too many': (texts, more) =>
    `키워드가 너무 많아 ${more > 0 ? `${quoted(texts)} 외 ${more}개는` : quotedWith(texts, '은/는')} 담지 못했습니다. 나누어서 다시 입력해 주세요.`,
  address: () => '주소는 키워드로 쓸 수 없습니다. 찾으려는 낱말을 적어 주세요. 예: 탄소중립',
  mention: () =>
    '사람이나 @channel 같은 멘션은 키워드로 쓸 수 없습니다. 다른 채널에서 받으려면 `/subscribe 탄소중립 #채널`처럼 채널 하나만 적어 주세요.',
}
