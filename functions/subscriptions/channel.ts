import * as z from 'zod'

/** A channel in a workspace (`team`). A channel is never named without its workspace. */
export const Channel = z.object({ team: z.string().min(1), channel: z.string().min(1) })
export type Channel = z.infer<typeof Channel>
