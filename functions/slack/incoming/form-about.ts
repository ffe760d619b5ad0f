import * as z from 'zod'

/** What a subscription form is about, kept in its private_metadata and sent back with every interaction in it. */
export const FormAbout = z.object({
  /** Where the form was opened; `''` in the App Home, which belongs to no channel. */
  channel: z.string().default(''),
  /** In the form for laws: the channel they are registered in, where that is another one. */
  registers: z.string().optional(),
  /** In the form about quiet hours: the channel whose they are. */
  quiets: z.string().optional(),
  /** The query id of the subscription it edits; absent in a form for new ones. */
  edits: z.string().optional(),
  /** Set when it was opened in the App Home: the user's own conversation with the bot, `''` when not known. */
  home: z.object({ direct: z.string() }).optional(),
  /** Set when it was opened in a list of subscriptions that only its reader sees: the response URL that replaces the list. */
  list: z.string().optional(),
})
export type FormAbout = z.infer<typeof FormAbout>

export function readFormAbout(privateMetadata: string): FormAbout {
  return FormAbout.parse(JSON.parse(privateMetadata || '{}'))
}
