import type { Copy } from '../../copy/copy.ts'
import type { MessagePart } from '../../delivery/message.ts'
import type { DueReleases } from '../../releases/find-due.ts'
import { isOffer } from '../../releases/reminder.ts'
import type { Day } from '../../text/seoul.ts'
import { actions, context, section, sectionsOf } from '../blocks/blocks.ts'
import { bold, escapeText, escapeWithin } from '../blocks/slack-text.ts'
import { openNowHead, openNowLines } from '../due/open-now.ts'
import { leaveNoticesButton, takeNoticesButton } from '../subscriptions/notice-buttons.ts'
import type { DrawnMessage } from './post-message.ts'

const MAX_NOTIFICATION_LENGTH = 500
const MAX_OPEN_SHOWN = 3

/** What is open, of a message that offers notices; undefined for any other. */
export function offeredIn(parts: MessagePart[]): DueReleases | undefined {
  const [only, ...others] = parts
  return only && others.length === 0 && isOffer(only) ? only.offer : undefined
}

/** Asks a channel whose subscriptions are told of press releases alone whether it wants notices, too, and shows what is open now. */
export function drawOffer(open: DueReleases, copy: Copy, note: string, today: Day): DrawnMessage {
  const { offer } = copy
  const lines = openNowLines(open, MAX_OPEN_SHOWN, [], copy, today)
  const title = bold(escapeText(offer.title))
  const explanation = escapeText(offer.explanation)
  return {
    text: escapeWithin(`${offer.notification} · ${openNowHead(open, copy)}`, MAX_NOTIFICATION_LENGTH),
    blocks: [
      section(title),
      ...sectionsOf(lines),
      context(explanation),
      actions(takeNoticesButton(copy), leaveNoticesButton(copy)),
      ...(note ? [context(note)] : []),
    ],
    plain: [title, ...lines, explanation, note].filter((line) => line !== '').join('\n'),
  }
}
