import { z } from 'zod'
import { PollCounts } from './panel.ts'
import { KeptMessages } from './workspace/workspace.ts'

/** What is kept over restarts beside the table. */
export const KeptState = z.object({
  messages: KeptMessages,
  counts: PollCounts,
  /** Where the sample's own pages stood first: their addresses are the releases' identities and must not move with a port. */
  sampleAddress: z.url(),
})
export type KeptState = z.infer<typeof KeptState>
