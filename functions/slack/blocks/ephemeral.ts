import type { Button, KnownBlock } from '@slack/types'
import { actions, sectionsOf } from './blocks.ts'
import { escapeWithin } from './slack-text.ts'

/** What only the one who asked sees. Escaped. */
export interface Answer {
  text: string
  blocks: KnownBlock[]
}

const PARAGRAPH = 1500

/** An answer of a few paragraphs, none of them escaped yet, and the buttons below them. Empty paragraphs are left out. */
export function answerWith(paragraphs: string[], ...buttons: (Button | undefined)[]): Answer {
  const texts = paragraphs
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => escapeWithin(paragraph, PARAGRAPH))
  const pressable = buttons.filter((button) => button !== undefined)
  return {
    text: texts.join('\n'),
    blocks: [...sectionsOf(texts), ...(pressable.length > 0 ? [actions(...pressable)] : [])],
  }
}
