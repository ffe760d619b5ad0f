import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const Command = z.object({
  command: z.string().startsWith('/'),
  description: z.string(),
  usage_hint: z.string().default(''),
  should_escape: z.boolean().default(false),
})

const Manifest = z.object({
  features: z.object({
    slash_commands: z.array(Command),
    app_home: z.object({ home_tab_enabled: z.boolean().default(false) }).default({ home_tab_enabled: false }),
  }),
})

/** What a workspace offers once the app is installed, by the app's manifest. */
export interface InstalledApp {
  commands: z.infer<typeof Command>[]
  hasHome: boolean
}

/** Reads manifest.json. */
export async function readInstalledApp(): Promise<InstalledApp> {
  const manifest = await readFile(new URL('../../../manifest.json', import.meta.url), 'utf8')
  const { slash_commands, app_home } = Manifest.parse(JSON.parse(manifest)).features
  return { commands: slash_commands, hasHome: app_home.home_tab_enabled }
}
