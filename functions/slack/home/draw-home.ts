import type { HomeView, KnownBlock, PlainTextOption } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { Language } from '../../subscriptions/language.ts'
import type { Instant } from '../../text/seoul.ts'
import { actions, context, header, section, valueButton } from '../blocks/blocks.ts'
import { bold, escapeText, escapeWithin } from '../blocks/escape-text.ts'
import { titleLink } from '../blocks/release-lines.ts'
import { ADD_SUBSCRIPTION, CHOOSE_LANGUAGE, RESUME_CHANNEL } from '../incoming/ids.ts'
import type { SourceFares } from '../sources/how-sources-fare.ts'
import { sourceLines } from '../sources/sources-command.ts'
import { drawSubscription } from '../subscriptions/draw-subscriptions.ts'
import { quietLine } from '../subscriptions/quiet-hours-command.ts'
import type { Home, HomeChannel } from './gather-home.ts'
import { homeBlock } from './home-block.ts'

/** Slack's most in a view. */
const BLOCKS = 100
const TITLE = 120
const AILING = 10

interface Spoken {
  copy: Copy
  language: Language
  now: Instant
  /** The reader's conversation with the bot. */
  direct?: string | undefined
}

/** The App Home: as many whole channels as one view holds, and how many there are besides. */
export function drawHome({ channels, sources }: Home, spoken: Spoken): HomeView {
  const { copy, language, direct } = spoken
  const top = [header(copy.home.title), addButton(copy)]
  const foot = [
    header(copy.home.sources),
    section(escapeWithin(aboutSources(sources, copy), 2500)),
    ...languageBlocks(copy, language),
  ]
  const room = BLOCKS - top.length - foot.length - 1
  const shown: KnownBlock[] = []
  let left = 0
  for (const one of channels) {
    const blocks = channelBlocks(one, spoken)
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

/** The sources somebody should look at; where there are none, how many are read as they should be. */
function aboutSources({ well, ailing, notYet }: SourceFares, copy: Copy): string {
  if (ailing.length > 0) return sourceLines(ailing, AILING, copy)
  return notYet.length > 0 ? copy.sources.head(well.length, well.length + notYet.length) : copy.home.allWell
}

const SUBSCRIPTIONS = 40

function channelBlocks({ channel, subscriptions, paused, quiet, last }: HomeChannel, spoken: Spoken): KnownBlock[] {
  const { copy, now, direct } = spoken
  const name = channel === direct ? copy.home.direct : `<#${channel}>`
  const said = last ? copy.home.last(last.day, titleLink(last.release, TITLE, copy), last.others) : copy.home.nothingYet
  const resume = valueButton(RESUME_CHANNEL, copy.answer.resume, 'resume')
  const stopped = paused === undefined ? [] : [section(escapeWithin(copy.home.paused(paused), 500), resume)]
  const more = subscriptions.length - SUBSCRIPTIONS
  return [
    section(bold(copy.home.channel(name, subscriptions.length))),
    ...stopped.map((block) => ({ ...block, block_id: homeBlock(channel, 'paused') })),
    ...subscriptions.slice(0, SUBSCRIPTIONS).map((one) => ({
      ...drawSubscription(one, copy, now),
      block_id: homeBlock(channel, one.queryId),
    })),
    ...(more > 0 ? [context(escapeText(copy.subscriptions.more(more)))] : []),
    context([quietLine(quiet, copy), said].filter((line) => line !== '').join('\n')),
    { type: 'divider' },
  ]
}

function addButton({ home }: Copy): KnownBlock {
  const add = { type: 'button' as const, action_id: ADD_SUBSCRIPTION, text: plain(home.add), style: 'primary' as const }
  return actions(add)
}

function languageBlocks({ home }: Copy, language: Language): KnownBlock[] {
  const options = Language.options.map((value): PlainTextOption => ({ text: plain(home.languages[value]), value }))
  const initial_option = options.find(({ value }) => value === language) as PlainTextOption
  return [
    {
      ...section(bold(home.language)),
      accessory: { type: 'static_select', action_id: CHOOSE_LANGUAGE, options, initial_option },
    },
    context(escapeText(home.languageNote)),
  ]
}

function plain(text: string) {
  return { type: 'plain_text' as const, text }
}
