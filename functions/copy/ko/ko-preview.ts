import { particle } from '../../text/particle.ts'
import { quoted, quotedWith } from './ko-words.ts'

/** What new subscriptions would have brought. */
export const koPreview = {
  reach: (query: string, releases: number, perWeek: number) =>
    `${quoted([query])}: 최근 30일 ${releases}건${perWeek > 0 ? `, 주 ${perWeek}건꼴` : ''}`,
  veryBroad: (narrower: string[]) =>
    `하루 10건이 넘어 알림이 많을 수 있습니다. \`"적은 그대로"\`, \`+함께 있을 말\`, \`-뺄 말\`, \`부처:이름\`으로 좁히거나 \`/subscriptions\`에서 매일 아침 모아 받도록 바꿔 보세요.${narrower.length > 0 ? ` 더 좁은 말: ${quoted(narrower)}` : ''}`,
  none: (query: string, wider: string[]) =>
    `${quoted([query])}: 최근 30일에는 없었습니다. 나오면 알려 드립니다.${wider.length > 0 ? ` 더 넓은 말: ${quoted(wider)}` : ''}`,
  meant: (terms: string[]) => `혹시 ${quotedWith(terms, '을/를')} 찾으셨나요?`,
  longer: (terms: string[]) => ` ${quoted(terms)}${particle(terms.at(-1) ?? '', '은/는')} 어떠세요?`,
}
