import type { KnownBlock } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { type MessagePart, partIdOf } from '../../delivery/message.ts'
import { isForApplications } from '../../releases/release-kind.ts'
import { type Reminder, reminderOf } from '../../releases/reminder.ts'
import type { Day } from '../../text/seoul.ts'
import { fits } from '../blocks/block-limits.ts'
import { actions, context, header, linkButton, section, sectionsOf } from '../blocks/blocks.ts'
import { bylineOf, reasonsOf, titleLink, titleOf } from '../blocks/release-lines.ts'
import { bold, escapeText, escapeWithin, shorten, webAddress } from '../blocks/slack-text.ts'
import { OPEN_RELEASE, releaseBlock } from '../incoming/ids.ts'
import { calendarButtons } from './calendar-links.ts'
import type { DrawnMessage } from './post-message.ts'
import { releaseMenu } from './release-menu.ts'

const MAX_TITLE_LENGTH = 400
const MAX_NOTIFICATION_LENGTH = 500
const MAX_NOTIFICATION_TITLE_GRAPHEMES = 150
/** Titles of a list are cut to so many escaped UTF-16 units, the most that fits; links go last, for an address may be long. */
const LIST_LAYOUTS = [
  { maxTitleLength: 150, isLinked: true },
  { maxTitleLength: 60, isLinked: true },
  { maxTitleLength: 60, isLinked: false },
  { maxTitleLength: 20, isLinked: false },
]

/** A release of which a channel is reminded. */
interface Reminded extends MessagePart {
  reminder: Reminder
}

/** The parts of a message if it reminds of them all; undefined for one that tells of releases. */
export function remindedIn(parts: MessagePart[]): Reminded[] | undefined {
  const reminded = parts.flatMap((part) => {
    const reminder = reminderOf({ deliveryId: partIdOf(part) })
    return reminder ? [{ ...part, reminder }] : []
  })
  return reminded.length > 0 && reminded.length === parts.length ? reminded : undefined
}

/** That a last day, or the day from which something binds, comes near: one with its buttons, several as a list, what comes first first. */
export function drawReminders(unordered: Reminded[], copy: Copy, note: string, today: Day | undefined): DrawnMessage {
  const parts = unordered.toSorted((a, b) => (a.reminder.day < b.reminder.day ? -1 : 1))
  const [only, ...others] = parts
  if (only && others.length === 0) return drawOne(only, copy, note, today)
  const layouts = LIST_LAYOUTS.map((layout) => listBlocks(parts, layout, copy, note, today))
  const blocks = layouts.find((one) => fits(one)) ?? (layouts.at(-1) as KnownBlock[])
  const head = copy.binding.remindersHeader(parts.length)
  const lines = parts.map(({ release, reminder }) => {
    const title = escapeText(shorten(titleOf(release, copy), 40))
    return `• ${escapeText(dayLine(release, reminder, copy, today))} ${title}`
  })
  return {
    text: escapeWithin(`${head}: ${titleOf(parts[0]?.release as Reminded['release'], copy)}`, MAX_NOTIFICATION_LENGTH),
    blocks,
    plain: [head, ...lines, ...(note ? [note] : [])].join('\n'),
  }
}

function drawOne({ release, matches, reminder }: Reminded, copy: Copy, note: string, today: Day | undefined) {
  const head = `${copy.binding.reminder(reminder.of)} · ${dayLine(release, reminder, copy, today)}`
  const byline = bylineOf(release, copy)
  const reasons = reasonsOf(matches, release, copy)
  const address = webAddress(release.url)
  const buttons = [
    ...(address ? [linkButton(OPEN_RELEASE, copy.message.open, address)] : []),
    ...calendarButtons(release, reminder, copy),
  ]
  const title = titleOf(release, copy)
  const blocks: KnownBlock[] = [
    section(bold(escapeText(head))),
    {
      ...section(bold(titleLink(release, MAX_TITLE_LENGTH, copy)), releaseMenu(matches, copy)),
      ...releaseBlock(release.id),
    },
    context(byline),
    ...[reasons, note].filter((line) => line !== '').map(context),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ]
  const shown = `${head} · ${shorten(title, MAX_NOTIFICATION_TITLE_GRAPHEMES)}`
  return {
    text: escapeWithin(shown, MAX_NOTIFICATION_LENGTH),
    blocks,
    plain: [
      bold(escapeText(head)),
      escapeWithin(title, MAX_TITLE_LENGTH),
      byline,
      reasons,
      escapeText(address ?? ''),
      note,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  }
}

function listBlocks(
  parts: Reminded[],
  { maxTitleLength, isLinked }: (typeof LIST_LAYOUTS)[number],
  copy: Copy,
  note: string,
  today: Day | undefined,
): KnownBlock[] {
  const lines = parts.map(({ release, reminder }) => {
    const shown = isLinked ? release : { ...release, url: '' }
    return `• ${bold(escapeText(dayLine(release, reminder, copy, today)))} ${titleLink(shown, maxTitleLength, copy)}`
  })
  const head = header(copy.binding.remindersHeader(parts.length))
  return [head, ...sectionsOf(lines), ...(note ? [context(note)] : [])]
}

/** `의견 제출 12월 3일(목)까지 · D-3` */
function dayLine(
  release: Reminded['release'],
  { of, day }: Reminder,
  { binding }: Copy,
  today: Day | undefined,
): string {
  if (of === 'effective') return binding.effective({ day, today, later: [], more: 0 })
  return binding.due({ day, today, toApply: isForApplications(release.kind) })
}
