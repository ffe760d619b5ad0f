import type { Button, KnownBlock } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { Message, MessagePart } from '../../delivery/message.ts'
import { type Day, seoulDay } from '../../text/seoul.ts'
import { summarise } from '../../text/summary.ts'
import { actions, context, linkButton, section } from '../blocks/blocks.ts'
import { bindingOf, bylineOf, extrasOf, newsOf, reasonsOf, titleLink, titleOf } from '../blocks/release-lines.ts'
import { bold, escapeText, escapeWithin, shorten, webAddress } from '../blocks/slack-text.ts'
import { OPEN_RELEASE, releaseBlock } from '../incoming/ids.ts'
import { mentionButtons } from '../subscriptions/mention-buttons.ts'
import { calendarButtons } from './calendar-links.ts'
import { drawDigest } from './draw-digest.ts'
import { drawOffer, offeredIn } from './draw-offer.ts'
import { drawReminders, remindedIn } from './draw-reminder.ts'
import { isOnlyMentioned, isToldAtOnce, passingLast, soonestFirst } from './passing-parts.ts'
import type { DrawnMessage } from './post-message.ts'
import { releaseMenu } from './release-menu.ts'

/** `today`: the day on which it is read; without it nothing is counted down to. */
type MessageNotes = Partial<Pick<Message, 'tooOld' | 'continues' | 'unsent' | 'openedAt'>> & { today?: Day | undefined }

/**
 * One release as a message of its own, several as a digest, each with its notes below: how many releases could not be sent, how many were
 * too old to send, and that another message follows. Without a release the notes alone; a message with neither throws.
 */
export function drawMessage(
  unordered: MessagePart[],
  copy: Copy,
  { tooOld = 0, continues = false, unsent, openedAt, today }: MessageNotes = {},
): DrawnMessage {
  // By the day it was opened, so that an edit keeps the order.
  const openedOn = openedAt === undefined ? today : seoulDay(openedAt)
  const parts = passingLast(openedOn === undefined ? unordered : soonestFirst(unordered, openedOn))
  const buttons = mentionButtons(
    parts.filter(isOnlyMentioned).flatMap(({ matches }) => matches),
    parts.some((part) => isOnlyMentioned(part) && isToldAtOnce(part, openedAt)),
    copy,
  )
  const notes = [
    ...(unsent ? [escapeText(copy.message.unsent(unsent.count, unsent.reasons))] : []),
    ...(tooOld > 0 ? [copy.message.tooOld(tooOld)] : []),
    ...(continues ? [copy.message.continues] : []),
  ]
  const note = notes.join('\n')
  const offered = offeredIn(parts)
  if (offered && today) return drawOffer(offered, copy, note, today)
  const reminded = remindedIn(parts)
  if (reminded) return drawReminders(reminded, copy, note, today)
  const [only, ...others] = parts
  if (others.length > 0) return drawDigest(parts, copy, notes, buttons)
  if (only && !note) return drawRelease(only, copy, buttons, today)
  if (only) {
    const { text, blocks, plain } = drawRelease(only, copy, buttons, today)
    return { text, blocks: [...blocks, context(note)], plain: `${plain}\n${note}` }
  }
  if (!note) throw new RangeError('a message needs a release')
  return { text: note, blocks: [section(note)], plain: note }
}

const MAX_TITLE_LENGTH = 400
const MAX_SUMMARY_LENGTH = 1500
const MAX_NOTIFICATION_LENGTH = 500
const MAX_NOTIFICATION_TITLE_GRAPHEMES = 150

function drawRelease({ release, matches }: MessagePart, copy: Copy, buttons: Button[], today?: Day): DrawnMessage {
  const title = titleOf(release, copy)
  const byline = bylineOf(release, copy)
  const binding = bindingOf(release, copy, today)
  const news = newsOf(release, copy, today)
  const summary = escapeWithin(news || summaryOf({ release, matches }, copy), MAX_SUMMARY_LENGTH)
  const reasons = reasonsOf(matches, release, copy)
  const extras = extrasOf(release, copy)
  const address = webAddress(release.url)
  const isOpen = release.due !== undefined && today !== undefined && today <= release.due && !release.withdrawn
  const calendar = isOpen && release.due ? calendarButtons(release, { of: 'due', day: release.due }, copy) : []
  const open = address ? [linkButton(OPEN_RELEASE, copy.message.open, address)] : []
  const below = [...open, ...calendar, ...buttons]
  const blocks: KnownBlock[] = [
    {
      ...section(bold(titleLink(release, MAX_TITLE_LENGTH, copy)), releaseMenu(matches, copy)),
      ...releaseBlock(release.id),
    },
    context(byline),
    ...(binding === '' ? [] : [section(binding)]),
    section(summary),
    ...[reasons, extras].filter((line) => line !== '').map(context),
    ...(below.length > 0 ? [actions(...below)] : []),
  ]
  const queries = matches.map((match) => match.query)
  return {
    text: escapeWithin(
      copy.message.notification({
        title: shorten(news ? `${news} ${title}` : title, MAX_NOTIFICATION_TITLE_GRAPHEMES),
        ministry: release.ministry,
        queries,
      }),
      MAX_NOTIFICATION_LENGTH,
    ),
    blocks,
    plain: [
      bold(escapeWithin(title, MAX_TITLE_LENGTH)),
      byline,
      ...(binding === '' ? [] : [binding]),
      summary,
      reasons,
      escapeText(address ?? ''),
    ]
      .join('\n')
      .trim(),
  }
}

function summaryOf({ release, matches }: MessagePart, copy: Copy): string {
  const { title, text, attachments, textIn } = release
  const summary = summarise(text, { title, words: matches.map((match) => match.words) }).trim()
  if (summary !== '') return textIn === 'attachment' ? `${summary} ${copy.message.fromAttachment}` : summary
  if (attachments.length === 0) return copy.message.noSummary
  return attachments.every(({ name }) => /\.pdf$/i.test(name)) ? copy.message.onlyPdf : copy.message.onlyAttachments
}
