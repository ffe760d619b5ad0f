import * as z from 'zod'

/** The language the bot uses in a workspace. Releases stay in their own. */
export const Language = z.enum(['ko', 'en'])
export type Language = z.infer<typeof Language>
