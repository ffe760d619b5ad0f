import * as z from 'zod'
import type { Channel } from '../../subscriptions/channel.ts'
import { withPlainLineEnds } from '../../subscriptions/query/understanding/typed-text/clean-paste.ts'
import type { CommandBody } from './bodies.ts'

/** Where something was said to the bot, which is answered there: no response URL comes with it. */
export const SpokenIn = z.object({
  channel: z.string().min(1),
  user: z.string().min(1),
  /** In somebody's own conversation with the bot; elsewhere only they see the answer. */
  isDirect: z.boolean(),
  /** The thread it was said in. */
  thread: z.string().optional(),
})
export type SpokenIn = z.infer<typeof SpokenIn>

/** A slash command, or what was said to the bot, read. */
export interface SlashCommand {
  /** With its slash: `/subscribe`. */
  command: string
  /** The text behind the command, without mentions and web addresses; NFC, spaces single. Tabs and line breaks stay: they separate keywords of a sheet. */
  words: string
  /** Which kinds of things the text held that can be no keywords. */
  notKeywords: ('mention' | 'address')[]
  channel: Channel
  /** The first channel named in the text (`#general`); its name may be empty. When several are named, all of them count as mentions. */
  namedChannel?: { channel: string; name: string } | undefined
  /** What to call the channel in an answer when the command was typed in another one. */
  otherChannel?: string | undefined
  place: 'public' | 'private' | 'direct'
  /** The user's id. */
  by: string
  /** Empty where it was said. */
  responseUrl: string
  spokenIn?: SpokenIn | undefined
  /** Opens a modal within three seconds of the command. */
  triggerId: string
}

const MENTION = /<[!@#][^<>]*>/g
// Only Slack can write these: angle brackets that a person types arrive escaped.
const NAMED_CHANNEL = /<#([CG][A-Z0-9]+)(?:\|([^<>]*))?>/g
// One in a tag of HTML goes with the tag.
const ADDRESS = /(?<!=["'])<?https?:\/\/[^\s>]*>?/gi
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

export function readSlashCommand(body: CommandBody): SlashCommand {
  const [named, ...more] = body.text.matchAll(NAMED_CHANNEL)
  const whole = more.length > 0 ? body.text : body.text.replace(NAMED_CHANNEL, ' ')
  const text = whole.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] as string)
  const words = withPlainLineEnds(text.replace(MENTION, ' ').replace(ADDRESS, ' '))
    .normalize('NFC')
    .replace(/[^\S\n\t]+/g, ' ')
    .trim()
  return {
    command: body.command,
    words,
    notKeywords: [
      ...(text.match(MENTION) ? ['mention' as const] : []),
      ...(text.match(ADDRESS) ? ['address' as const] : []),
    ],
    namedChannel: named && { channel: named[1] as string, name: named[2] ?? '' },
    channel: { team: body.team_id, channel: body.channel_id },
    place: placeOf(body),
    by: body.user_id,
    responseUrl: body.response_url,
    triggerId: body.trigger_id,
  }
}

/** Slack names every private channel `privategroup`, a conversation of two `directmessage`, one of more `mpdm-...`. */
function placeOf({ channel_id, channel_name }: CommandBody): SlashCommand['place'] {
  if (channel_id.startsWith('D') || channel_name === 'directmessage' || channel_name.startsWith('mpdm-'))
    return 'direct'
  return channel_name === 'privategroup' || channel_id.startsWith('G') ? 'private' : 'public'
}
