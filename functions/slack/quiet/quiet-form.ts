import type { InputBlock, ModalView } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { type MembershipDeps, mayChangeChannel } from '../../subscriptions/may-change-channel.ts'
import {
  clockTime,
  endOfRestOn,
  QuietDay,
  type QuietHours,
  type SetQuietHoursDeps,
  setQuietHours,
} from '../../subscriptions/quiet-hours.ts'
import { addDays, type Day, type Instant, seoulDay } from '../../text/seoul.ts'
import { escapeWithin } from '../blocks/slack-text.ts'
import { type QueueJobDeps, queueFollowUp } from '../incoming/answer-job.ts'
import type { State, ViewBody } from '../incoming/bodies.ts'
import { type FormAbout, readFormAbout } from '../incoming/form-about.ts'
import { QUIET_DAYS_FIELD, QUIET_FROM_FIELD, QUIET_MODAL, QUIET_TO_FIELD, REST_FIELD } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import { field, menuField, option, plainText } from '../subscribe/form-fields.ts'
import type { OpenFormDeps } from '../subscribe/open-subscribe-form.ts'
import { errorAt, type FormAnswer } from '../subscribe/submit-subscribe-form.ts'
import { finishedForm, loadingForm } from '../subscribe/subscribe-form.ts'
import { quietSentences } from '../subscriptions/quiet-hours-command.ts'

/* When a channel is told nothing, as a form: its hours, its days, and until when it rests. It is opened from a list or from the Home. */

export interface OpenQuietFormDeps extends OpenFormDeps, MembershipDeps {
  now(): Instant
  quietHoursOf(channel: { team: string; channel: string }): Promise<QuietHours | undefined>
}

export interface SubmitQuietDeps extends SetQuietHoursDeps, MembershipDeps, QueueJobDeps {
  now(): Instant
  copyOf(team: string): Promise<Copy>
}

/** The value of a menu where nothing is chosen: Slack has no way to take a choice back. */
const NONE = 'none'
const MINUTES_BETWEEN_TIMES = 30
/** Slack takes 100 options. */
const REST_DAYS_OFFERED = 62
const MAX_PARAGRAPH_LENGTH = 1500

/** Opens a loading form, then fills in what stands, or says why it cannot be changed. */
export function formOfQuiet({ channel, by, home, triggerId }: Interaction): (deps: OpenQuietFormDeps) => Promise<void> {
  return async (deps) => {
    const opening = deps.openModal(triggerId, loadingForm())
    const asking = mayChangeChannel(
      deps,
      channel,
      home ? { by, direct: home.direct } : { by, askedIn: channel.channel },
    )
    const viewId = await opening
    if (viewId === undefined) return
    const [copy, quiet, mayChange] = await Promise.all([deps.copyOf(channel.team), deps.quietHoursOf(channel), asking])
    const about = { channel: home ? '' : channel.channel, quiets: channel.channel, home }
    const { notYourChannel, otherChannel } = copy.answer
    const view = mayChange
      ? quietForm(about, quiet ?? {}, copy, deps.now())
      : finishedForm([notYourChannel(otherChannel(''))], copy, copy.quietForm.title)
    await deps.updateModal(viewId, view)
  }
}

function quietForm(about: FormAbout, quiet: QuietHours, { quietForm: sentences, form }: Copy, now: Instant): ModalView {
  return {
    type: 'modal',
    callback_id: QUIET_MODAL,
    private_metadata: JSON.stringify(about),
    title: plainText(sentences.title),
    submit: plainText(sentences.submit),
    close: plainText(form.close),
    blocks: [
      timeField(QUIET_FROM_FIELD, sentences.from, quiet.from, sentences.never),
      timeField(QUIET_TO_FIELD, sentences.to, quiet.to, sentences.never),
      daysField(quiet.days ?? [], sentences),
      restField(quiet.until ?? 0, sentences, now),
    ],
  }
}

function timeField(id: string, label: string, standing: number | undefined, never: string): InputBlock {
  const offered = Array.from({ length: (24 * 60) / MINUTES_BETWEEN_TIMES }, (_, index) => index * MINUTES_BETWEEN_TIMES)
  const minutes = [...new Set([...offered, ...(standing === undefined ? [] : [standing])])].toSorted((a, b) => a - b)
  const times = minutes.map((minute) => option(clockTime(minute), clockTime(minute)))
  return menuField(id, label, [option(never, NONE), ...times], standing === undefined ? NONE : clockTime(standing))
}

function daysField(standing: QuietDay[], { days, dayNames }: Copy['quietForm']): InputBlock {
  const options = QuietDay.options.map((day) => option(dayNames[day], day))
  const initial_options = options.filter(({ value }) => standing.includes(value as QuietDay))
  return {
    ...field(QUIET_DAYS_FIELD, days),
    optional: true,
    element: {
      type: 'checkboxes',
      action_id: QUIET_DAYS_FIELD,
      options,
      ...(initial_options.length > 0 ? { initial_options } : {}),
    },
  }
}

/** The days until which the channel may rest; the value is the first day after that. */
function restField(until: Instant, { rest, noRest, restUntil }: Copy['quietForm'], now: Instant): InputBlock {
  const today = seoulDay(now)
  const offered = Array.from({ length: REST_DAYS_OFFERED }, (_, days) => addDays(today, days + 1))
  const standing = until > now ? seoulDay(until) : undefined
  const days = [...new Set([...offered, ...(standing ? [standing] : [])])].toSorted()
  const options = days.map((day) => option(restUntil(addDays(day, -1)), day))
  return menuField(REST_FIELD, rest, [option(noRest, NONE), ...options], standing ?? NONE)
}

export async function submitQuietForm(deps: SubmitQuietDeps, { view, user, team }: ViewBody): Promise<FormAnswer> {
  const { channel: askedIn, quiets = askedIn, home } = readFormAbout(view.private_metadata)
  const channel = { team: team.id, channel: quiets }
  const request = home ? { by: user.id, direct: home.direct } : { by: user.id, askedIn }
  const [copy, mayChange] = await Promise.all([deps.copyOf(team.id), mayChangeChannel(deps, channel, request)])
  const sentences = copy.quietForm
  if (!mayChange) return errorAt(QUIET_FROM_FIELD, copy.answer.notYourChannel(copy.answer.otherChannel('')))
  const { from, to, days, rest } = readQuietForm(view.state)
  if ((from === undefined) !== (to === undefined))
    return errorAt(from === undefined ? QUIET_FROM_FIELD : QUIET_TO_FIELD, sentences.bothTimes)
  if (from !== undefined && from === to) return errorAt(QUIET_TO_FIELD, sentences.otherTime)
  const until = rest === undefined ? undefined : endOfRestOn(rest)
  const isNone = from === undefined && days.length === 0 && until === undefined
  const hours: QuietHours = {
    ...(from === undefined ? {} : { from, to }),
    ...(days.length > 0 ? { days } : {}),
    ...(until === undefined ? {} : { until }),
  }
  await setQuietHours(deps, channel, isNone ? undefined : hours, user.id, deps.now())
  if (home) await queueFollowUp(deps, { job: 'home', team: team.id, user: user.id, direct: home.direct || undefined })
  const said = quietSentences(hours, { copy, now: deps.now }) || copy.quietHours.ended
  return {
    response_action: 'update',
    view: finishedForm([escapeWithin(said, MAX_PARAGRAPH_LENGTH)], copy, sentences.title),
  }
}

function readQuietForm({ values }: State) {
  const chosenIn = (name: string) => {
    const value = values[name]?.[name]?.selected_option?.value
    return value === NONE ? undefined : value
  }
  const ticked = (values[QUIET_DAYS_FIELD]?.[QUIET_DAYS_FIELD]?.selected_options ?? []).map(({ value }) => value)
  return {
    from: minuteOfDay(chosenIn(QUIET_FROM_FIELD)),
    to: minuteOfDay(chosenIn(QUIET_TO_FIELD)),
    days: QuietDay.options.filter((day) => ticked.includes(day)),
    rest: chosenIn(REST_FIELD) as Day | undefined,
  }
}

function minuteOfDay(time: string | undefined): number | undefined {
  if (time === undefined) return undefined
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
