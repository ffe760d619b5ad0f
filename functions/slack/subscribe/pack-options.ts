import type { PlainTextOption } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { PACKS } from '../../subscriptions/packs.ts'
import { shorten } from '../blocks/slack-text.ts'

/** As much as Slack takes in the second line of an option. */
const MAX_MEMBERS_GRAPHEMES = 75

/** The packs, each with its members, as options of a menu or field. */
export function packOptions({ packs }: Copy): PlainTextOption[] {
  return PACKS.map(({ id, name, queries }) => ({
    text: { type: 'plain_text', text: packs.nameOf(name) },
    description: {
      type: 'plain_text',
      text: shorten(queries.map(({ text }) => text).join(', '), MAX_MEMBERS_GRAPHEMES),
    },
    value: id,
  }))
}
