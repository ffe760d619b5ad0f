import type { Button, KnownBlock } from '@slack/types'
import { actions, sectionsOf } from './blocks.ts'
import { escapeWithin } from './slack-text.ts'

/** What the bot answers, escaped. Only the user who asked sees it. (The greeting of a channel has the same shape.) */
export interface Answer {
  text: string
  blocks: KnownBlock[]
  /** The same in blocks that every workspace takes, where `blocks` hold one that only some take. */
  plain?: KnownBlock[]
}

const MAX_PARAGRAPH_LENGTH = 1500

/** An answer of paragraphs, which must not be escaped yet, with buttons below. Empty paragraphs and missing buttons are left out. */
export function answerWith(paragraphs: string[], ...buttons: (Button | undefined)[]): Answer {
  const texts = paragraphs
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => escapeWithin(paragraph, MAX_PARAGRAPH_LENGTH))
  const shown = buttons.filter((button) => button !== undefined)
  return {
    text: texts.join('\n'),
    blocks: [...sectionsOf(texts), ...(shown.length > 0 ? [actions(...shown)] : [])],
  }
}
