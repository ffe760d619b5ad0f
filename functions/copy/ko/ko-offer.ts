import { NEW_OPTIONS } from '../../subscriptions/subscription-options.ts'
import type { OfferCopy } from '../offer-copy.ts'
import { keywords } from './ko-words.ts'

export const koOffer: OfferCopy = {
  title: '이 채널의 키워드에 맞는 예고가 의견을 받고 있습니다. 입법예고·행정예고도 받아 보시겠어요?',
  explanation: `이 채널은 지금까지 보도자료만 받았습니다. 받기로 하면 새로 나오는 입법예고·행정예고와 공포된 법령도 알려 드리고, 의견 제출 마감 ${NEW_OPTIONS.remind}영업일 전 아침에 한 번 더 알려 드립니다. 이 안내는 한 번만 드립니다.`,
  notification: '입법예고·행정예고도 받아 보시겠어요?',
  take: '입법예고도 받기',
  leave: '보도자료만 받기',
  taken: (queries) =>
    `이제 ${keywords(queries, '은/는')} 입법예고·행정예고와 법령도 알려 드리고, 의견 제출 마감 ${NEW_OPTIONS.remind}영업일 전 아침에 한 번 더 알려 드립니다. 지금 의견을 낼 수 있는 것은 \`/due\`로 볼 수 있고, 키워드마다 받을 종류는 \`/subscriptions\`에서 바꿀 수 있습니다.`,
  takenBefore:
    '이 채널의 구독은 이미 입법예고·행정예고도 받고 있습니다. 받을 종류는 `/subscriptions`에서 바꿀 수 있습니다.',
  left: '지금처럼 보도자료만 알려 드리고, 이 채널에 다시 권하지 않겠습니다. 나중에 받으려면 `/subscriptions`에서 키워드 옆 메뉴의 ‘수정’을 눌러 받을 종류를 골라 주세요.',
  undone: (queries) => `${keywords(queries, '은/는')} 다시 보도자료만 알려 드립니다.`,
}
