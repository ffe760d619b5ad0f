import type { ModalView } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { section } from '../blocks/blocks.ts'

/** What a form turns into once it has served. Takes escaped paragraphs. */
export function doneModal(paragraphs: string[], { modal }: Copy, title = modal.title): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: title },
    close: { type: 'plain_text', text: modal.done },
    blocks: paragraphs.map((paragraph) => section(paragraph)),
  }
}
