/*
What is typed before the keywords out of habit, or pasted with them from another message: `/subscribe 수소`, `!구독 수소`, with the marks of
code around it.
*/

const COMMAND = /^([\t *_~>`"'“‘(-]*)[/!](?:subscribe|latest|구독|최신)(?![\p{L}\p{N}])[`*_]*[ \t:]*/gimu
const CODE_MARK = /`+/gu
/** `*수소* _풍력_ ~원전~`: as chats write bold, italic and struck words. */
const CHAT_MARKS = /(?<![^\s,;(])([*_~])(?=[^\s*_~])([^*_~\n]*[^\s*_~])\1(?![^\s,;)])/gu

/** A text without its command and without the marks of bold and italic around words. */
export function withoutPastedCommand(text: string): string {
  const words = text.replace(CHAT_MARKS, '$2')
  return words.replace(COMMAND, '$1').replace(CODE_MARK, ' ')
}
