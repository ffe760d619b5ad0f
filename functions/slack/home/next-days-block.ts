import type { SectionBlock } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { isForApplications } from '../../releases/release-kind.ts'
import type { NextDay } from '../../subscriptions/next-days.ts'
import type { Day } from '../../text/seoul.ts'
import { sectionsOf } from '../blocks/blocks.ts'
import { titleLink } from '../blocks/release-lines.ts'
import { bold, escapeText } from '../blocks/slack-text.ts'

const MAX_TITLE_LENGTH = 120

/** The next days on which something ends or begins, a line each with the days left; no block where there are none. */
export function nextDaysBlocks(next: NextDay[], copy: Copy, today: Day): SectionBlock[] {
  if (next.length === 0) return []
  const lines = next.map(
    (one) => `• ${bold(escapeText(dayLine(one, copy, today)))} ${titleLink(one.release, MAX_TITLE_LENGTH, copy)}`,
  )
  return sectionsOf([bold(escapeText(copy.home.nextDays)), ...lines, escapeText(copy.home.seeDue)])
}

function dayLine({ of, day, release }: NextDay, { binding }: Copy, today: Day): string {
  if (of === 'effective') return binding.effective({ day, today, later: [], more: 0 })
  return binding.due({ day, today, toApply: isForApplications(release.kind) })
}
