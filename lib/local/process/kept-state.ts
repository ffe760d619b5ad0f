import { join } from 'node:path'
import { z } from 'zod'
import { PollCounts } from '../page-server/panel.ts'
import { KeptMessages } from '../slack/workspace.ts'

/** What is kept over restarts beside the table. */
export const KeptState = z.object({
  /** The table it belongs to. */
  id: z.string().default(''),
  messages: KeptMessages,
  counts: PollCounts,
  /** Where the sample's own pages stood first: their addresses are the releases' identities and must not move with a port. */
  sampleAddress: z.url(),
  /** How often the sample was sent. */
  round: z.int().default(1),
  /** How far the clock was put ahead (ms): rows of that future would otherwise wait for it. */
  ahead: z.int().default(0),
})
export type KeptState = z.infer<typeof KeptState>

/** What a first start begins with. */
export function blankState(id: string, sampleAddress: string): KeptState {
  return { id, messages: {}, counts: { polled: 0, found: 0 }, sampleAddress, ahead: 0, round: 1 }
}

export function stateFileIn(directory: string): string {
  return join(directory, 'workspace.json')
}
