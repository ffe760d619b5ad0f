import { z } from 'zod'

export const Block = z.looseObject({ type: z.string(), block_id: z.string().optional() })
export type Block = z.infer<typeof Block>

/** A message as the stand-in workspace shows and keeps it. */
export const ShownMessage = z.object({
  ts: z.string(),
  by: z.enum(['chorok', 'you', 'slack']),
  text: z.string(),
  blocks: z.array(Block).default([]),
  metadata: z.unknown().optional(),
  edited: z.boolean().default(false),
  /** Ephemeral: Slack shows it to one person and forgets it. */
  onlyYou: z.boolean().default(false),
  /** The command it answers. */
  command: z.string().optional(),
})
export type ShownMessage = z.infer<typeof ShownMessage>

/** What an app says a message is. */
export type Content = Pick<ShownMessage, 'text' | 'blocks'> & { metadata?: unknown }
