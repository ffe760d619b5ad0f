import { join } from 'node:path'
import { z } from 'zod'
import { openFileKeeper, readKeptFile } from '../process/kept-file.ts'
import type { RealWorkspace } from '../slack/check-tokens.ts'
import { KnownPlaces } from '../slack/missed-events.ts'

/** What `real-workspace.json` holds: to which workspace the folder belongs, and what was last known of it. */
const RealWorkspaceFile = KnownPlaces.extend({ team: z.string().optional(), name: z.string() })

export interface OpenRealWorkspaceFile {
  /** May be changed; `saveSoon` then saves it. */
  known: KnownPlaces
  saveSoon(): void
  save(): Promise<void>
}

/** Reads the file, or begins it. One that cannot be read holds nothing that could not be read again from Slack. */
export async function openRealWorkspaceFile(
  directory: string,
  { team, name }: RealWorkspace,
  onSaved: (error?: NodeJS.ErrnoException) => void,
): Promise<OpenRealWorkspaceFile> {
  const path = join(directory, 'real-workspace.json')
  const kept = await readKeptFile(path, RealWorkspaceFile).catch(() => undefined)
  const known: KnownPlaces = { channels: kept?.channels, homes: kept?.homes ?? [] }
  const keeper = openFileKeeper(path, () => ({ team, name, ...known }), onSaved)
  await keeper.save()
  return { known, ...keeper }
}
