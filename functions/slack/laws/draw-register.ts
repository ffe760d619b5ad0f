import type { Button, KnownBlock, SectionBlock } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { UpcomingLaw } from '../../releases/upcoming-law.ts'
import type { RegisteredLaw } from '../../subscriptions/law-register.ts'
import { daysOfLaw } from '../../subscriptions/laws/days-of-law.ts'
import type { Day } from '../../text/seoul.ts'
import { fits, LIMITS } from '../blocks/block-limits.ts'
import { actions, button, context, section, valueButton } from '../blocks/blocks.ts'
import type { Answer } from '../blocks/ephemeral.ts'
import { bold, escapeText, escapeWithin, oneLine, shorten } from '../blocks/slack-text.ts'
import { ADD_LAWS, LAWS_AS_TEXT, LAWS_PAGE, LAWS_PAGE_BACK, REMOVE_LAW } from '../incoming/ids.ts'

/** A register as it is drawn. */
export interface Register {
  laws: RegisteredLaw[]
  upcoming: UpcomingLaw[]
  today: Day
  /** The source of laws is not read as it should be. */
  areDaysUnsure: boolean
}

const LAWS_PER_PAGE = 20
/** The JSON of a page's lines: what stands above and below takes the rest. */
const MAX_PAGE_LENGTH = LIMITS.all - 2_500
const MAX_NAME_GRAPHEMES = 80
const MAX_NAME_LENGTH = 250
const MAX_DAYS_NAMED = 3
/** The longest text of a section is 3,000 characters. */
const MAX_TEXT_LENGTH = 2900

/** One page of a register, the laws with the nearest day first, each with a button that takes it off; `said` stands above it. */
export function drawRegister(register: Register, copy: Copy, page = 0, said: KnownBlock[] = []): Answer {
  const { laws, areDaysUnsure } = register
  if (laws.length === 0) {
    const none = escapeText(copy.laws.none)
    return { text: none, blocks: [...said, section(none), actions(button(ADD_LAWS, copy.laws.add))] }
  }
  const pages = pagesOf(register, copy)
  const shown = Math.max(0, Math.min(page, pages.length - 1))
  const head = copy.laws.head(laws.length)
  const notes = [copy.laws.page(shown + 1, pages.length), areDaysUnsure ? copy.laws.daysUnsure : '']
  const foot = context(escapeText(notes.filter(Boolean).join(' · ')))
  const lines = pages[shown] ?? []
  return {
    text: head,
    blocks: [...said, section(escapeText(head)), ...lines, foot, actions(...below(shown, pages.length, copy))],
  }
}

/** The lines of all laws, in pages that Slack takes: long names fill one sooner. */
function pagesOf({ laws, upcoming, today }: Register, copy: Copy): SectionBlock[][] {
  const dated = laws
    .map((law) => ({ ...law, days: daysOfLaw(law.name, upcoming, today) }))
    .toSorted((one, other) => (one.days[0] ?? '9').localeCompare(other.days[0] ?? '9'))
  const pages: SectionBlock[][] = [[]]
  for (const { name, days, subscription } of dated) {
    const last = pages.at(-1) as SectionBlock[]
    const bare = bold(escapeWithin(shorten(oneLine(name), MAX_NAME_GRAPHEMES), MAX_NAME_LENGTH))
    const next = escapeText(copy.laws.next(days.slice(0, MAX_DAYS_NAMED), today))
    const lineOn = (page: number): SectionBlock =>
      section(`${bare}\n${next}`, valueButton(REMOVE_LAW, copy.laws.remove, `${page} ${subscription.query}`))
    const line = lineOn(pages.length - 1)
    const isFull = last.length === LAWS_PER_PAGE || JSON.stringify([...last, line]).length > MAX_PAGE_LENGTH
    if (isFull && last.length > 0) pages.push([lineOn(pages.length)])
    else last.push(line)
  }
  return pages
}

function below(page: number, pages: number, { laws }: Copy): Button[] {
  const buttons = [
    page > 0 ? valueButton(LAWS_PAGE_BACK, laws.earlier, String(page - 1)) : undefined,
    page < pages - 1 ? valueButton(LAWS_PAGE, laws.later, String(page + 1)) : undefined,
    button(ADD_LAWS, laws.add),
    button(LAWS_AS_TEXT, laws.asText),
  ]
  return buttons.filter((one) => one !== undefined)
}

/** The names alone, one a line, to be copied. */
export function namesAsText(laws: RegisteredLaw[], copy: Copy): Answer {
  if (laws.length === 0) return { text: copy.laws.none, blocks: [section(escapeText(copy.laws.none))] }
  const texts: string[] = []
  for (const { name } of laws) {
    const line = escapeText(oneLine(name))
    const last = texts.at(-1)
    if (last !== undefined && last.length + line.length < MAX_TEXT_LENGTH) texts[texts.length - 1] = `${last}\n${line}`
    else texts.push(line)
  }
  const blocks = texts.map((text) => section(`\`\`\`${text}\`\`\``))
  return { text: copy.laws.head(laws.length), blocks: blocks.filter((_, index) => fits(blocks.slice(0, index + 1))) }
}
