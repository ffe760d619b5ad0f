import * as z from 'zod'

/** What a form is about; its view remembers it, for everything that is sent from it. */
export const FormAbout = z.object({
  /** Where it was asked for; empty in the Home, which belongs to no channel. */
  channel: z.string().default(''),
  /** The subscription it changes, by the id of its query. */
  edits: z.string().optional(),
  /** Asked for in the Home: the reader's conversation with the bot, if known. */
  home: z.object({ direct: z.string() }).optional(),
  /** Asked for in a list of subscriptions only its reader sees: the address by which it is replaced. */
  list: z.string().optional(),
})
export type FormAbout = z.infer<typeof FormAbout>

export function readFormAbout(remembered: string): FormAbout {
  return FormAbout.parse(JSON.parse(remembered || '{}'))
}
