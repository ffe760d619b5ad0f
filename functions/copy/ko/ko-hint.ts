import { quoted, quotedWith } from './ko-words.ts'

/** What stands below the keywords while they are typed: how they are understood, in notes behind each. */
export const koHint = {
  exact: '적은 그대로만',
  synonyms: (names: string[], more: number) => `같은 말 ${quoted(names)}${more > 0 ? ` 외 ${more}개` : ''}도 함께`,
  with: (words: string[]) => `${quoted(words)}도 나오는 발표만`,
  without: (words: string[]) => `${quotedWith(words, '이/가')} 나오는 발표는 제외`,
  ministries: (names: string[]) => `${names.join(', ')} 발표만`,
  inTitle: '제목에서만',
  widespread: (word: string, narrower = `${word} +수소`) =>
    `아주 흔한 말이라 알림이 많아집니다. ‘${narrower}’처럼 좁혀 보세요.`,
  similar: (terms: string[]) => `비슷한 키워드: ${quoted(terms)}`,
  more: (count: number) => `그 밖에 ${count}개`,
  looking: '최근 30일 발표를 찾고 있습니다…',
}
