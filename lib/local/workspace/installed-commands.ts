import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const Command = z.object({
  command: z.string().startsWith('/'),
  description: z.string(),
  usage_hint: z.string().default(''),
  should_escape: z.boolean().default(false),
})
export type Command = z.infer<typeof Command>

const Manifest = z.object({ features: z.object({ slash_commands: z.array(Command) }) })

/** The commands that the app's manifest asks a workspace for. */
export async function installedCommands(): Promise<Command[]> {
  const manifest = await readFile(new URL('../../../manifest.json', import.meta.url), 'utf8')
  return Manifest.parse(JSON.parse(manifest)).features.slash_commands
}
