import type { SpokenCopy } from '../spoken-copy.ts'
import { keywords } from './ko-words.ts'

export const koSpoken: SpokenCopy = {
  help: [
    '저에게는 이렇게 말씀하시면 됩니다.',
    '• ‘탄소중립 알려줘’ — 구독합니다. ‘탄소중립 매주 알려줘’처럼 주기도 말할 수 있습니다.',
    '• ‘탄소중립 최근 발표 보여줘’ — 지난 발표를 찾아봅니다.',
    '• ‘탄소중립 그만 보내줘’, ‘구독 목록’ — 구독을 끝내거나 봅니다.',
    '명령으로도 쓸 수 있습니다.',
  ].join('\n'),
  whatToDo: (queries) =>
    `${keywords(queries, '을/를')} 어떻게 할까요? 다음에는 ‘탄소중립 알려줘’나 ‘탄소중립 최근 발표 보여줘’처럼 말씀해 주세요.`,
  subscribe: '구독',
  search: '최근 발표 보기',
}
