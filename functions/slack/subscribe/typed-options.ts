import { REMIND_WORDS } from '../../copy/command-words.ts'
import { ReminderDays, type SubscriptionOptions } from '../../subscriptions/subscription-options.ts'
import { takeNoMention } from './no-mention.ts'

// A Mac writes two dashes as one long one.
const DASHES = '(?:--?|[–—])'
const REMIND = new RegExp(
  `(?<![^\\s,，、])${DASHES}(?:${REMIND_WORDS.before})(?:\\s+|=)(\\d{1,2})(?:${REMIND_WORDS.unit})?(?=$|[\\s,，、])`,
  'giu',
)
const NO_REMIND = new RegExp(`(?<![^\\s,，、])${DASHES}(?:${REMIND_WORDS.none})(?=$|[\\s,，、])`, 'giu')
const AROUND = /^[\s,，、]+|[\s,，、]+$/gu

/**
 * Takes the options out of what somebody typed: `--no-mention`; `--remind 3` (`--마감알림 3`), so many business days before a last day, and
 * `--no-remind`. A number that cannot be stays, and is refused as an option there is not.
 */
export function takeOptions(typed: string): { words: string; chosen: Partial<SubscriptionOptions> } {
  const { words, chosen } = takeNoMention(typed)
  const none = words.replace(NO_REMIND, '')
  let remind = none === words ? undefined : 0
  const rest = none.replace(REMIND, (whole, days) => {
    const { success, data } = ReminderDays.safeParse(Number(days))
    if (success) remind = data
    return success ? '' : whole
  })
  if (remind === undefined) return { words, chosen }
  return { words: rest.replace(AROUND, ''), chosen: { ...chosen, remind } }
}
