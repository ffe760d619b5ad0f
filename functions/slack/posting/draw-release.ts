import type { KnownBlock } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { ko } from '../../copy/ko/ko.ts'
import type { MessagePart } from '../../delivery/message.ts'
import { summarise } from '../../text/summary.ts'
import { actions, context, linkButton, section } from '../blocks/blocks.ts'
import { bylineOf, extrasOf, reasonsOf, titleLink, titleOf } from '../blocks/release-lines.ts'
import { bold, escapeText, escapeWithin, shorten, webAddress } from '../blocks/slack-text.ts'
import { OPEN_RELEASE, releaseBlock } from '../incoming/ids.ts'
import type { Drawn } from './drawn.ts'
import { releaseMenu } from './release-menu.ts'

const TITLE = 400
const SUMMARY = 1500
const NOTIFICATION = 500

export function drawRelease({ release, matches }: MessagePart, copy: Copy = ko): Drawn {
  const title = titleOf(release, copy)
  const byline = bylineOf(release, copy)
  const summary = escapeWithin(summaryOf({ release, matches }, copy), SUMMARY)
  const reasons = reasonsOf(matches, copy)
  const extras = extrasOf(release, copy)
  const address = webAddress(release.url)
  const blocks: KnownBlock[] = [
    { ...section(bold(titleLink(release, TITLE, copy)), releaseMenu(matches, copy)), ...releaseBlock(release.id) },
    context(byline),
    section(summary),
    ...[reasons, extras].filter((line) => line !== '').map(context),
    ...(address ? [actions(linkButton(OPEN_RELEASE, copy.message.open, address))] : []),
  ]
  const queries = matches.map((match) => match.query)
  return {
    text: escapeWithin(
      copy.message.notification({ title: shorten(title, 150), ministry: release.ministry, queries }),
      NOTIFICATION,
    ),
    blocks,
    plain: [bold(escapeWithin(title, TITLE)), byline, summary, reasons, escapeText(address ?? '')].join('\n').trim(),
  }
}

function summaryOf({ release, matches }: MessagePart, copy: Copy): string {
  const { title, text, attachments } = release
  const summary = summarise(text, { title, words: matches.map((match) => match.words) }).trim()
  if (summary !== '') return summary
  return attachments.length > 0 ? copy.message.onlyAttachments : copy.message.noSummary
}
