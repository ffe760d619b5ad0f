import type { PlainTextOption } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { PACKS } from '../../subscriptions/packs.ts'
import { shorten } from '../blocks/slack-text.ts'

/** As much as Slack takes in the second line of an option. */
const MAX_MEMBERS_GRAPHEMES = 75

/** The packs, each with how much it brings and its members, as options of a menu or field. */
export function packOptions({ packs }: Copy): PlainTextOption[] {
  return PACKS.map(({ id, name, queries, perDay }) => ({
    text: { type: 'plain_text', text: packs.option(packs.nameOf(name), perDay) },
    description: {
      type: 'plain_text',
      text: shorten(queries.map(({ text }) => text).join(', '), MAX_MEMBERS_GRAPHEMES),
    },
    value: id,
  }))
}
