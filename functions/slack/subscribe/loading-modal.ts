import type { ModalView } from '@slack/types'
import { LOADING } from '../../copy/loading.ts'
import { context } from '../blocks/blocks.ts'

/** What stands in a form until it is known what it says, and in which language. */
export function loadingModal(): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: LOADING.title },
    close: { type: 'plain_text', text: LOADING.close },
    blocks: [context(LOADING.text)],
  }
}
