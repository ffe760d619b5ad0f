import * as z from 'zod'

/** The language the bot uses in a workspace; policy releases stay in their own. Stored in rows of workspaces. */
export const Language = z.enum(['ko', 'en'])
export type Language = z.infer<typeof Language>

/** What each language calls itself. A reader of one must find the way back from any other, so these are never translated. */
export const LANGUAGE_NAMES: Record<Language, string> = { ko: '한국어', en: 'English' }
