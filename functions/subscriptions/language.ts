import * as z from 'zod'

/** What a workspace is spoken to in. Releases stay in their own. */
export const Language = z.enum(['ko', 'en'])
export type Language = z.infer<typeof Language>
