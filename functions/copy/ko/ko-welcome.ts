import { quoted, quotedWith } from './ko-words.ts'

/** First words in a channel. */
export const koWelcome = {
  hello: [
    '안녕하세요, 초록입니다. 정부 부처와 위원회의 정책 발표에서 키워드를 찾아 이 채널에 알려 드립니다.',
    '아래에서 골라 시작하거나 `/subscribe 희소금속, 탄소중립`처럼 직접 입력해 주세요. 도움말은 `/subscribe help`입니다.',
  ].join('\n'),
  back: (queries: string[]) => {
    const named =
      queries.length > 3
        ? `${quoted(queries.slice(0, 3))} 등 키워드 ${queries.length}개를`
        : quotedWith(queries, '을/를')
    return `초대해 주셔서 고맙습니다. 이 채널에 ${named} 알려 드립니다.`
  },
  suggestions: ['탄소중립', '중대재해', '공급망'],
  subscribeTo: (keyword: string) => `‘${keyword}’ 구독`,
}
