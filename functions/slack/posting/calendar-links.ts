import type { Button } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { Release } from '../../releases/release.ts'
import { isForApplications } from '../../releases/release-kind.ts'
import { addDays, type Day } from '../../text/seoul.ts'
import { linkButton } from '../blocks/blocks.ts'
import { titleOf } from '../blocks/release-lines.ts'
import { shorten, webAddress } from '../blocks/slack-text.ts'
import { TO_GOOGLE_CALENDAR, TO_OUTLOOK_CALENDAR } from '../incoming/ids.ts'

/*
Buttons that open a filled-in event of a whole day in the reader's own calendar. They are links: a file would need a right of its own at Slack,
and whoever presses sees the event before it is saved. An event of a whole day has no hour and no time zone, and ends, for both calendars,
on the day after.
*/
/** Slack takes no longer address on a button. */
const MAX_ADDRESS_LENGTH = 3000
const MAX_TITLE_GRAPHEMES = 80

interface CalendarDay {
  of: 'due' | 'effective'
  day: Day
}

export function calendarButtons(release: Release, { of, day }: CalendarDay, copy: Copy): Button[] {
  const { binding } = copy
  const toApply = isForApplications(release.kind)
  const title = binding.event({ of, toApply, title: shorten(titleOf(release, copy), MAX_TITLE_GRAPHEMES) })
  const address = webAddress(release.url) ?? ''
  const after = addDays(day, 1)
  const google = addressOf('https://calendar.google.com/calendar/render', {
    action: 'TEMPLATE',
    text: title,
    dates: `${compact(day)}/${compact(after)}`,
    details: address,
  })
  const outlook = addressOf('https://outlook.office.com/calendar/0/deeplink/compose', {
    path: '/calendar/action/compose',
    rru: 'addevent',
    allday: 'true',
    startdt: day,
    enddt: after,
    subject: title,
    body: address,
  })
  return [
    linkButton(TO_GOOGLE_CALENDAR, binding.toGoogleCalendar, google),
    linkButton(TO_OUTLOOK_CALENDAR, binding.toOutlookCalendar, outlook),
  ].filter(({ url = '' }) => url.length <= MAX_ADDRESS_LENGTH)
}

/** A space is `%20`: in a `+` Outlook shows the plus. */
function addressOf(base: string, values: Record<string, string>): string {
  const query = Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
  return `${base}?${query.join('&')}`
}

function compact(day: Day): string {
  return day.replaceAll('-', '')
}
