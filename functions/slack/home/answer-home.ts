import type { HomeView, KnownBlock, PlainTextElement, PlainTextOption } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { LANGUAGE_NAMES, Language } from '../../copy/languages/language.ts'
import type { Ill } from '../../ills/ill.ts'
import { type IllForPeople, illsForPeople } from '../../ills/ills-for-people.ts'
import {
  type ChannelOverview,
  type ChannelOverviewDeps,
  readChannelOverviews,
} from '../../subscriptions/channel-overview.ts'
import { findNextDays, type NextDay, type NextDaysDeps } from '../../subscriptions/next-days.ts'
import { type Instant, seoulDay } from '../../text/seoul.ts'
import { actions, context, header, section, valueButton } from '../blocks/blocks.ts'
import { pauseReasonText } from '../blocks/pause-reason.ts'
import { titleLink } from '../blocks/release-lines.ts'
import { bold, escapeText, escapeWithin, oneLine } from '../blocks/slack-text.ts'
import type { HomeJob } from '../incoming/answer-job.ts'
import { ADD_SUBSCRIPTION, CHOOSE_LANGUAGE, homeBlock, RESUME_CHANNEL } from '../incoming/ids.ts'
import { readSourceStatuses, type SourceStatusDeps, type SourceStatuses } from '../sources/source-statuses.ts'
import { detailsButton, sourceGroups, sourcesHead } from '../sources/sources-command.ts'
import { packMenuBlock } from '../subscribe/pack-menu.ts'
import { drawWithBetter } from '../subscriptions/draw-subscriptions.ts'
import { gatherMentionsButton } from '../subscriptions/mention-buttons.ts'
import { quietButton, quietLine } from '../subscriptions/quiet-hours-command.ts'
import { nextDaysBlocks } from './next-days-block.ts'

export interface AnswerHomeDeps extends ChannelOverviewDeps, SourceStatusDeps, NextDaysDeps {
  copies: Record<Language, Copy>
  languageOf(team: string): Promise<Language>
  /** The ids of the public and private channels that somebody is in and the bot can see. */
  channelsOf(user: string): Promise<string[]>
  publishHome(user: string, view: HomeView): Promise<void>
  /** What is wrong with the installation now, of the kinds that may keep releases from people. */
  illsStanding(): Promise<Ill[]>
}

/** Draws somebody's App Home and shows it to them. The language is read anew, for it may have been chosen in this very Home. */
export async function answerHome(deps: AnswerHomeDeps, { team, user, direct }: HomeJob): Promise<void> {
  const [language, channels, sources, standing] = await Promise.all([
    deps.languageOf(team),
    overviews(),
    readSourceStatuses(deps),
    deps.illsStanding(),
  ])
  const now = deps.now()
  const mine = channels.map(({ channel }) => channel)
  const ills = illsForPeople(standing, team, mine, now)
  const subscriptions = channels.flatMap((one) => one.subscriptions)
  const next = await findNextDays(deps, subscriptions, MAX_NEXT_DAYS, now)
  const view = drawHome(channels, sources, ills, next, { copy: deps.copies[language], language, now, direct })
  await deps.publishHome(user, view)

  async function overviews(): Promise<ChannelOverview[]> {
    const ids = [...(direct ? [direct] : []), ...(await deps.channelsOf(user))]
    return readChannelOverviews(
      deps,
      ids.map((channel) => ({ team, channel })),
    )
  }
}

/** Slack takes no more in a view. */
const MAX_BLOCKS = 100
const MAX_NEXT_DAYS = 5
const MAX_SUBSCRIPTIONS_PER_CHANNEL = 40
const MAX_SOURCES_LENGTH = 2500
const MAX_TITLE_LENGTH = 120
const MAX_PAUSE_LENGTH = 500
const MAX_REASON_LENGTH = 60
const MAX_UNREAD_NAMED = 3
const MAX_ILLS_LENGTH = 1500

interface HomeSettings {
  copy: Copy
  language: Language
  now: Instant
  /** The reader's own conversation with the bot. */
  direct?: string | undefined
}

/** Draws what keeps releases from coming, the next days on which something ends or begins, as many whole channels as a view holds, the number left out, the sources, and the language menu. */
export function drawHome(
  channels: ChannelOverview[],
  sources: SourceStatuses,
  ills: IllForPeople[],
  next: NextDay[],
  settings: HomeSettings,
): HomeView {
  const { copy, language, now, direct } = settings
  const days = nextDaysBlocks(next, copy, seoulDay(now))
  const top = [header(copy.home.title), ...illBlocks(ills, settings), ...days, addButton(copy), packMenuBlock(copy)]
  const foot = [header(copy.home.sources), ...sourceBlocks(sources, copy), ...languageBlocks(copy, language)]
  const room = MAX_BLOCKS - top.length - foot.length - 1
  const shown: KnownBlock[] = []
  let left = 0
  for (const one of channels) {
    const blocks = channelBlocks(one, settings)
    if (left === 0 && shown.length + blocks.length <= room) shown.push(...blocks)
    else left += 1
  }
  const none = channels.length === 0 ? [section(copy.home.none)] : []
  const more = left > 0 ? [context(escapeText(copy.home.more(left)))] : []
  return {
    type: 'home',
    private_metadata: direct ?? '',
    blocks: [...top, ...none, ...shown, ...more, ...foot],
  }
}

/** Why releases may be late or missing now, in plain lines; sources that are not read share one. */
function illBlocks(ills: IllForPeople[], { copy, now }: HomeSettings): KnownBlock[] {
  const unread = ills.filter(({ kind }) => kind === 'source')
  const names = unread.slice(0, MAX_UNREAD_NAMED).map(({ name, subject = '' }) => oneLine(name ?? subject))
  const lines = [
    ...ills.flatMap(({ kind, since }) => (kind === 'source' ? [] : [copy.ill.forPeople(kind, since, now)])),
    ...(unread.length > 0 ? [copy.ill.unreadSources(names, unread.length - names.length, oldestOf(unread), now)] : []),
  ]
  return lines.length > 0 ? [section(escapeWithin(lines.map((line) => `• ${line}`).join('\n'), MAX_ILLS_LENGTH))] : []
}

function oldestOf(ills: IllForPeople[]): Instant | undefined {
  const times = ills.flatMap(({ since }) => since ?? [])
  return times.length > 0 ? Math.min(...times) : undefined
}

/** Whether the sources are read, and behind a button why some are not. Those that were never read have nothing wrong and are not named. */
function sourceBlocks(sources: SourceStatuses, copy: Copy): KnownBlock[] {
  const ill = { ...sources, notYet: [] }
  const isCalm = sources.needAttention.length + sources.notYet.length === 0
  const lines = isCalm ? [copy.home.allSourcesHealthy] : [sourcesHead(sources, copy), sourceGroups(ill, copy)]
  const shown = lines.filter((line) => line !== '').join('\n')
  const details = detailsButton(ill, copy)
  return [section(escapeWithin(shown, MAX_SOURCES_LENGTH)), ...(details ? [actions(details)] : [])]
}

function channelBlocks(overview: ChannelOverview, { copy, now, direct }: HomeSettings): KnownBlock[] {
  const { channel, subscriptions, pausedBecause, quietHours, lastMessage, unsent } = overview
  const name = channel === direct ? copy.home.ownConversation : `<#${channel}>`
  const gather = gatherMentionsButton(subscriptions, copy)
  const more = subscriptions.length - MAX_SUBSCRIPTIONS_PER_CHANNEL
  const lastLine = lastMessage
    ? copy.home.lastNotification(
        lastMessage.day,
        titleLink(lastMessage.release, MAX_TITLE_LENGTH, copy),
        lastMessage.others,
      )
    : copy.home.nothingSentYet
  return [
    {
      ...section(bold(copy.home.channel(name, subscriptions.length)), quietButton(copy)),
      block_id: homeBlock(channel, 'quiet'),
    },
    ...(pausedBecause === undefined ? [] : [pauseBlock(channel, pausedBecause, copy)]),
    ...subscriptions.slice(0, MAX_SUBSCRIPTIONS_PER_CHANNEL).flatMap((one) =>
      drawWithBetter(one, copy, now).map((block, index) => ({
        ...block,
        block_id: homeBlock(channel, `${one.queryId}${index > 0 ? '/better' : ''}`),
      })),
    ),
    ...(more > 0 ? [context(escapeText(copy.subscriptions.more(more)))] : []),
    ...(gather ? [{ ...actions(gather), block_id: homeBlock(channel, 'mentions') }] : []),
    ...unsentBlocks(unsent, copy),
    context([quietLine(quietHours, copy, now), lastLine].filter((line) => line !== '').join('\n')),
    { type: 'divider' },
  ]
}

/** The releases that could not be sent, with the word for why. */
function unsentBlocks({ count, first }: ChannelOverview['unsent'], copy: Copy): KnownBlock[] {
  if (count === 0) return []
  const lines = first.map(({ release, reason, hasFailed, isInDoubt }) => {
    const state = hasFailed ? (isInDoubt ? 'perhaps posted' : 'failed') : 'tried again'
    const word = escapeWithin(reason, MAX_REASON_LENGTH)
    return copy.home.unsentLine(titleLink(release, MAX_TITLE_LENGTH, copy), word, state)
  })
  const more = count > first.length ? [copy.home.moreUnsent(count - first.length)] : []
  return [section([bold(copy.home.unsent(count)), ...lines, ...more].join('\n'))]
}

/** Why a channel takes no messages, with a way back. */
function pauseBlock(channel: string, error: string, copy: Copy): KnownBlock {
  const resume = valueButton(RESUME_CHANNEL, copy.answer.resume, 'resume')
  return {
    ...section(escapeWithin(copy.home.paused(pauseReasonText(error, copy)), MAX_PAUSE_LENGTH), resume),
    block_id: homeBlock(channel, 'paused'),
  }
}

function addButton({ home }: Copy): KnownBlock {
  return actions({ type: 'button', action_id: ADD_SUBSCRIPTION, text: plainText(home.add), style: 'primary' })
}

function languageBlocks({ home }: Copy, language: Language): KnownBlock[] {
  const options = Language.options.map((value): PlainTextOption => ({ text: plainText(LANGUAGE_NAMES[value]), value }))
  const initial_option = options.find(({ value }) => value === language) as PlainTextOption
  return [
    {
      ...section(bold(home.language)),
      accessory: { type: 'static_select', action_id: CHOOSE_LANGUAGE, options, initial_option },
    },
    context(escapeText(home.languageNote)),
  ]
}

function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text }
}
