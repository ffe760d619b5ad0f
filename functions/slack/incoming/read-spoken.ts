import * as z from 'zod'
import type { EventBody } from './bodies.ts'
import { readSlashCommand, type SlashCommand, type SpokenIn } from './slash-command.ts'

/** A message as the events `app_mention` and `message.im` bring it. Their other fields are of no use here. */
const SaidEvent = z.looseObject({
  type: z.enum(['app_mention', 'message']),
  user: z.string().min(1),
  channel: z.string().min(1),
  text: z.string(),
  ts: z.string().min(1),
  thread_ts: z.string().optional(),
  channel_type: z.string().optional(),
})

/** Marks of what nobody says to us: messages of bots (ours among them), edits, deletions, thread broadcasts, joins and the like. */
const MARKS_OF_OTHERS = ['bot_id', 'bot_profile', 'subtype', 'edited', 'hidden'] as const
/** A message with a file is one that a person wrote. */
const SUBTYPE_WITH_FILE = 'file_share'
const OWN_MENTION = (bot: string) => new RegExp(`<@${bot}(?:\\|[^<>]*)?>`, 'g')
const FIRST_MENTION = /^\s*<@[A-Z0-9]+(?:\|[^<>]*)?>/
/** As chats link what looks like an address: `<mailto:a@b.kr|a@b.kr>`, `<tel:…|…>`. */
const LINKED_TEXT = /<(?:mailto|tel):[^<>|]*\|([^<>]*)>/g

/** Something somebody said to the bot. */
export interface Spoken {
  /** The same for each time Slack brings it: a message is one by its channel and time. */
  key: string
  /** What was said, without the mention of the bot, as a command has it; its `command` is empty. */
  said: SlashCommand
  spokenIn: SpokenIn
}

/** Undefined for every message that is not a person's own to the bot. */
export function readSpoken({ team_id, event, authorizations }: EventBody): Spoken | undefined {
  const read = SaidEvent.safeParse(event)
  if (!read.success || isOfOthers(event)) return undefined
  const { type, user, channel, text, ts, thread_ts, channel_type } = read.data
  const isDirect = channel_type === 'im' || channel.startsWith('D')
  const bot = authorizations?.[0]?.user_id
  // Elsewhere than in a conversation of two the bot reads only what names it.
  if ((type === 'message' && !isDirect) || user === bot) return undefined
  const toUs = (bot ? text.replace(OWN_MENTION(bot), ' ') : text.replace(FIRST_MENTION, ' ')).replace(LINKED_TEXT, '$1')
  const said = readSlashCommand({
    command: '',
    text: toUs,
    team_id,
    channel_id: channel,
    channel_name: isDirect ? 'directmessage' : '',
    user_id: user,
    response_url: '',
    trigger_id: '',
  })
  const spokenIn = { channel, user, isDirect, ...(thread_ts ? { thread: thread_ts } : {}) }
  return { key: `${team_id} ${channel} ${ts}`, said: { ...said, spokenIn }, spokenIn }
}

function isOfOthers(event: Record<string, unknown>): boolean {
  return MARKS_OF_OTHERS.some(
    (mark) => event[mark] !== undefined && event[mark] !== null && event[mark] !== SUBTYPE_WITH_FILE,
  )
}
