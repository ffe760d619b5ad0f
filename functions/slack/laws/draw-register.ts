import type { Button, KnownBlock } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { UpcomingLaw } from '../../releases/upcoming-law.ts'
import type { RegisteredLaw } from '../../subscriptions/law-register.ts'
import { daysOfLaw } from '../../subscriptions/laws/days-of-law.ts'
import type { Day } from '../../text/seoul.ts'
import { fits } from '../blocks/block-limits.ts'
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
const MAX_NAME_GRAPHEMES = 80
const MAX_NAME_LENGTH = 250
const MAX_DAYS_NAMED = 3
/** The longest text of a section is 3,000 characters. */
const MAX_TEXT_LENGTH = 2900

/** One page of a register, the laws with the nearest day first, each with a button that takes it off; `said` stands above it. */
export function drawRegister(register: Register, copy: Copy, page = 0, said: KnownBlock[] = []): Answer {
  const { laws, upcoming, today, areDaysUnsure } = register
  if (laws.length === 0) {
    const none = escapeText(copy.laws.none)
    return { text: none, blocks: [...said, section(none), actions(button(ADD_LAWS, copy.laws.add))] }
  }
  const dated = laws
    .map((law) => ({ ...law, days: daysOfLaw(law.name, upcoming, today) }))
    .toSorted((one, other) => (one.days[0] ?? '9').localeCompare(other.days[0] ?? '9'))
  const pages = Math.ceil(dated.length / LAWS_PER_PAGE)
  const shown = Math.max(0, Math.min(page, pages - 1))
  const lines = dated.slice(shown * LAWS_PER_PAGE, (shown + 1) * LAWS_PER_PAGE).map(({ name, days, subscription }) => {
    const bare = bold(escapeWithin(shorten(oneLine(name), MAX_NAME_GRAPHEMES), MAX_NAME_LENGTH))
    const next = escapeText(copy.laws.next(days.slice(0, MAX_DAYS_NAMED), today))
    return section(`${bare}\n${next}`, valueButton(REMOVE_LAW, copy.laws.remove, `${shown} ${subscription.query}`))
  })
  const head = copy.laws.head(laws.length)
  const answer = (): Answer => ({
    text: head,
    blocks: [
      ...said,
      section(escapeText(head)),
      ...lines,
      context(
        escapeText(
          [pages > 1 ? copy.laws.page(shown + 1, pages) : '', areDaysUnsure ? copy.laws.daysUnsure : '']
            .filter(Boolean)
            .join(' · ') || copy.laws.page(1, 1),
        ),
      ),
      actions(...below(shown, pages, copy)),
    ],
  })
  // Long names may fill a message before the page is full.
  while (!fits(answer().blocks) && lines.length > 1) lines.pop()
  return answer()
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
