import { z } from 'zod'
import { type Content, ShownMessage } from './shown-message.ts'

export const TEAM = { id: 'T0CHOROK', domain: 'chorok-local', name: '초록 상사' } as const
export const YOU = { id: 'U0YOU', login: 'you', name: '나', direct: 'D0YOU' } as const
export const BOT = { userId: 'U0CHOROK', botId: 'B0CHOROK', appId: 'A0CHOROK', name: '초록' } as const

const CHANNELS = [
  { id: 'C0ESG', name: 'esg' },
  { id: 'C0SUPPLY', name: 'supply-chain' },
  { id: 'C0SAFETY', name: 'safety' },
] as const

export const KeptMessages = z.record(z.string(), z.array(ShownMessage))
export type KeptMessages = z.infer<typeof KeptMessages>

export interface WorkspaceChannel {
  id: string
  name: string
  messages: ShownMessage[]
}

export interface Workspace {
  channels: WorkspaceChannel[]
  channel(idOrName: string): WorkspaceChannel | undefined
  add(channel: WorkspaceChannel, content: Content & Partial<ShownMessage>): ShownMessage
  /** Undefined when no such message stands there. */
  change(channel: WorkspaceChannel, ts: string, content: Content): ShownMessage | undefined
  remove(channel: WorkspaceChannel, ts: string): boolean
  /** What is kept over restarts: all but what only you see. */
  kept(): KeptMessages
}

const MOST_MESSAGES = 500

/** A Slack workspace of three channels. `changed` is called after every change to what is shown. */
export function openWorkspace(kept: KeptMessages, clock: () => number, changed: () => void): Workspace {
  const channels = CHANNELS.map((channel) => ({ ...channel, messages: [...(kept[channel.id] ?? [])] }))
  const nextTs = timestamps(clock)
  return {
    channels,
    channel: (idOrName) => channels.find(({ id, name }) => id === idOrName || name === idOrName.replace(/^#/, '')),
    add(channel, content) {
      const message = {
        by: 'chorok' as const,
        edited: false,
        onlyYou: false,
        ...content,
        ts: nextTs(),
        blocks: named(content.blocks),
      }
      channel.messages.push(message)
      channel.messages.splice(0, channel.messages.length - MOST_MESSAGES)
      changed()
      return message
    },
    change(channel, ts, content) {
      const message = channel.messages.find((one) => one.ts === ts)
      if (!message) return undefined
      Object.assign(message, content, { blocks: named(content.blocks), edited: !message.onlyYou })
      changed()
      return message
    },
    remove(channel, ts) {
      const index = channel.messages.findIndex((one) => one.ts === ts)
      if (index < 0) return false
      channel.messages.splice(index, 1)
      changed()
      return true
    },
    kept: () => Object.fromEntries(channels.map(({ id, messages }) => [id, messages.filter((one) => !one.onlyYou)])),
  }
}

/** Slack names a block that its sender left unnamed. */
function named(blocks: Content['blocks']): Content['blocks'] {
  return blocks.map((block, index) => ({ ...block, block_id: block.block_id ?? `b${index}` }))
}

/** Slack's message ids: seconds and six digits, never the same twice. */
function timestamps(clock: () => number): () => string {
  let last = 0
  return () => {
    last = Math.max(clock() * 1000, last + 1)
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`
  }
}
