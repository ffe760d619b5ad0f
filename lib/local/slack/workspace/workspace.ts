import { randomUUID } from 'node:crypto'
import { z } from 'zod'

export const TEAM = { id: 'T0CHOROK', domain: 'chorok-local', name: '초록 상사' } as const
export interface Person {
  id: string
  login: string
  name: string
}
/** Who uses the page. */
export const YOU = { id: 'U0YOU', login: 'you', name: '나', direct: 'D0YOU' } as const
/** A second person, as whom the page can be used in another tab. */
export const COLLEAGUE: Person = { id: 'U0KIM', login: 'kim', name: '김대리' }
export const PEOPLE: readonly Person[] = [YOU, COLLEAGUE]
export const BOT = { userId: 'U0CHOROK', botId: 'B0CHOROK', appId: 'A0CHOROK', name: '초록' } as const

export const PRACTICE_CHANNELS = [
  { id: 'C0ESG', name: 'esg' },
  { id: 'C0SUPPLY', name: 'supply-chain' },
  { id: 'C0SAFETY', name: 'safety' },
  { id: YOU.direct, name: '다이렉트 메시지', isDirect: true },
] as const

export const Block = z.looseObject({ type: z.string(), block_id: z.string().optional() })
export type Block = z.infer<typeof Block>

/** A message as it is shown on the page and kept in `.chorok/workspace.json`. */
export const ShownMessage = z.object({
  ts: z.string(),
  by: z.enum(['chorok', 'you', 'slack']),
  text: z.string(),
  blocks: z.array(Block).default([]),
  metadata: z.unknown().optional(),
  edited: z.boolean().default(false),
  /** Ephemeral: Slack shows it to one person and does not store it. */
  onlyYou: z.boolean().default(false),
  /** The id of the person who wrote it, or who alone sees it; none is who uses the page. */
  person: z.string().optional(),
  /** The command it answers. */
  command: z.string().optional(),
})
export type ShownMessage = z.infer<typeof ShownMessage>

/** The parts of a message that its sender decides. */
export type MessageContent = Pick<ShownMessage, 'text' | 'blocks'> & { metadata?: unknown }

/** Messages by channel id, oldest first. */
export const KeptMessages = z.record(z.string(), z.array(ShownMessage))
export type KeptMessages = z.infer<typeof KeptMessages>

/** A channel that the person made, as it is kept. */
export const MadeChannel = z.object({
  id: z.string(),
  name: z.string(),
  isPrivate: z.boolean(),
  /** Whether the bot is in it; it is invited by `/invite @초록`. */
  hasBot: z.boolean(),
})
export type MadeChannel = z.infer<typeof MadeChannel>

export interface WorkspaceChannel extends MadeChannel {
  /** The conversation of who uses the page with the bot, which Slack lists among no channels. */
  isDirect?: boolean
  messages: ShownMessage[]
}

export interface Workspace {
  channels: WorkspaceChannel[]
  /** A new channel, which the bot is not in. Undefined where the name is taken. */
  makeChannel(name: string, isPrivate: boolean): WorkspaceChannel | undefined
  /** Takes the bot into a channel, or out of it. */
  setBot(channel: WorkspaceChannel, hasBot: boolean): void
  /** The channels that the person made. */
  madeChannels(): MadeChannel[]
  channel(idOrName: string): WorkspaceChannel | undefined
  add(channel: WorkspaceChannel, content: MessageContent & Partial<ShownMessage>): ShownMessage
  /** Undefined if the channel has no message with that `ts`. */
  change(channel: WorkspaceChannel, ts: string, content: MessageContent): ShownMessage | undefined
  /** False if the channel has no message with that `ts`. */
  remove(channel: WorkspaceChannel, ts: string): boolean
  /** The messages to keep over a restart: all but ephemeral ones. */
  messagesToKeep(): KeptMessages
}

const MAX_MESSAGES_PER_CHANNEL = 500

/**
 * A Slack workspace of three channels with the bot, those that the person made, and a conversation with the bot. `onChange` is called after every change
 * to what it shows.
 */
export function openWorkspace(
  { messages: kept, made = [] }: { messages: KeptMessages; made?: MadeChannel[] | undefined },
  clock: () => number,
  onChange: () => void,
): Workspace {
  const withBot = PRACTICE_CHANNELS.map((channel) => ({ isPrivate: false, hasBot: true, ...channel }))
  const channels = [...withBot, ...made].map(
    (channel): WorkspaceChannel => ({ ...channel, messages: [...(kept[channel.id] ?? [])] }),
  )
  const nextTs = timestamps(clock)
  return {
    channels,
    channel: (idOrName) => channels.find(({ id, name }) => id === idOrName || name === idOrName.replace(/^#/, '')),
    makeChannel(wanted, isPrivate) {
      const name = wanted
        .trim()
        .toLowerCase()
        .replaceAll(/[\s.#,]+/g, '-')
      if (channels.some((one) => one.name === name)) return undefined
      const channel = {
        id: `C0${randomUUID().slice(0, 8).toUpperCase()}`,
        name,
        isPrivate,
        hasBot: false,
        messages: [],
      }
      channels.push(channel)
      onChange()
      return channel
    },
    setBot(channel, hasBot) {
      channel.hasBot = hasBot
      onChange()
    },
    madeChannels: () =>
      channels
        .filter(({ id }) => !PRACTICE_CHANNELS.some((practice) => practice.id === id))
        .map(({ id, name, isPrivate, hasBot }) => ({ id, name, isPrivate, hasBot })),
    add(channel, content) {
      const message = {
        by: 'chorok' as const,
        edited: false,
        onlyYou: false,
        ...content,
        ts: nextTs(),
        blocks: withBlockIds(content.blocks),
      }
      channel.messages.push(message)
      channel.messages.splice(0, channel.messages.length - MAX_MESSAGES_PER_CHANNEL)
      onChange()
      return message
    },
    change(channel, ts, content) {
      const message = channel.messages.find((one) => one.ts === ts)
      if (!message) return undefined
      Object.assign(message, content, { blocks: withBlockIds(content.blocks), edited: !message.onlyYou })
      onChange()
      return message
    },
    remove(channel, ts) {
      const index = channel.messages.findIndex((one) => one.ts === ts)
      if (index < 0) return false
      channel.messages.splice(index, 1)
      onChange()
      return true
    },
    messagesToKeep: () =>
      Object.fromEntries(channels.map(({ id, messages }) => [id, messages.filter((one) => !one.onlyYou)])),
  }
}

/** Slack gives an id to every block that comes without one. */
function withBlockIds(blocks: Block[]): Block[] {
  return blocks.map((block, index) => ({ ...block, block_id: block.block_id ?? `b${index}` }))
}

/** Slack's message ids: seconds with six decimals, never the same twice. */
function timestamps(clock: () => number): () => string {
  let lastMicroseconds = 0
  return () => {
    lastMicroseconds = Math.max(clock() * 1000, lastMicroseconds + 1)
    return `${Math.floor(lastMicroseconds / 1_000_000)}.${String(lastMicroseconds % 1_000_000).padStart(6, '0')}`
  }
}
