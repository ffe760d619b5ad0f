import type { Channel } from '../../subscriptions/channel.ts'
import type { CommandBody } from './bodies.ts'

/** A slash command in our words. */
export interface Asked {
  command: string
  /** What stands behind the command, without mentions and addresses. */
  words: string
  /** Kinds of things in the text that are no keywords. */
  strange: ('mention' | 'address')[]
  channel: Channel
  /** A channel named in the text (`#general`); its name may be empty. */
  named?: { channel: string; name: string } | undefined
  /** How to say the channel, when it is not the one the command was typed in. */
  elsewhere?: string | undefined
  place: 'public' | 'private' | 'direct'
  by: string
  responseUrl: string
  /** For three seconds it opens a modal. */
  triggerId: string
}

const MENTION = /<[!@#][^<>]*>/g
// Only Slack itself writes this: what a person types comes with its angle brackets escaped.
const NAMED_CHANNEL = /<#([CG][A-Z0-9]+)(?:\|([^<>]*))?>/g
const ADDRESS = /<?https?:\/\/[^\s>]*>?/gi
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

export function readCommand(body: CommandBody): Asked {
  const [named, ...more] = body.text.matchAll(NAMED_CHANNEL)
  const whole = more.length > 0 ? body.text : body.text.replace(NAMED_CHANNEL, ' ')
  const text = whole.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] as string)
  const words = text
    .replace(MENTION, ' ')
    .replace(ADDRESS, ' ')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
  return {
    command: body.command,
    words,
    strange: [
      ...(text.match(MENTION) ? ['mention' as const] : []),
      ...(text.match(ADDRESS) ? ['address' as const] : []),
    ],
    named: named && { channel: named[1] as string, name: named[2] ?? '' },
    channel: { team: body.team_id, channel: body.channel_id },
    place: placeOf(body),
    by: body.user_id,
    responseUrl: body.response_url,
    triggerId: body.trigger_id,
  }
}

/** Slack names every private channel `privategroup`, a conversation of two `directmessage`, one of more `mpdm-...`. */
function placeOf({ channel_id, channel_name }: CommandBody): Asked['place'] {
  if (channel_id.startsWith('D') || channel_name === 'directmessage' || channel_name.startsWith('mpdm-'))
    return 'direct'
  return channel_name === 'privategroup' || channel_id.startsWith('G') ? 'private' : 'public'
}
