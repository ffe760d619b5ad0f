import { addConditions } from '../../subscriptions/query/add-conditions.ts'
import { Rhythm } from '../../subscriptions/subscription.ts'
import type { State } from '../incoming/bodies.ts'
import type { FormAbout } from './form-about.ts'
import { CHANNEL_FIELD, MINISTRY_FIELD, QUERY_FIELD, RHYTHM_FIELD, TITLE_FIELD } from './subscribe-fields.ts'

export interface SubscribeForm {
  /** The queries as they would be typed, the chosen conditions with each. */
  typed: string
  rhythm: Rhythm
  /** The channel to subscribe in, and whether it was chosen in the form. */
  channel: string
  chosen: boolean
}

/** What stands in a form, in the words of the query language. */
export function readSubscribeForm({ values }: State, about: FormAbout): SubscribeForm {
  const fieldOf = (name: string) => values[name]?.[name]
  const ministries = (fieldOf(MINISTRY_FIELD)?.selected_options ?? []).map(({ value }) => value)
  const inTitle = (fieldOf(TITLE_FIELD)?.selected_options ?? []).length > 0
  const channel = (!about.edits && fieldOf(CHANNEL_FIELD)?.selected_conversation) || about.channel
  return {
    typed: addConditions(fieldOf(QUERY_FIELD)?.value ?? '', { ministries, inTitle }),
    rhythm: Rhythm.catch('at once').parse(fieldOf(RHYTHM_FIELD)?.selected_option?.value),
    channel,
    chosen: channel !== about.channel,
  }
}
