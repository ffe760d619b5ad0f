import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type FileKeeper, openFileKeeper, readKeptFile } from '../process/kept-file.ts'
import { KeptMessages } from '../slack/workspace/workspace.ts'
import { PollCounts } from './operator-panel.ts'

/** What `.chorok/workspace.json` holds: what is kept over restarts beside the table. Files of old versions must stay readable. */
export const WorkspaceFile = z.object({
  /** The id in the mark of the table this belongs to; empty in files of the first version. */
  id: z.string().default(''),
  messages: KeptMessages,
  counts: PollCounts,
  /** The address of the page at the first start. Sample pages keep it: their addresses are identities of releases, whatever the port is now. */
  sampleAddress: z.url(),
  /** How many times the sample has been sent. */
  round: z.int().default(1),
  /** The day on which the newest of a round are dated, by its number; rounds of earlier versions have none and keep their real days. */
  newestDays: z.record(z.string(), z.iso.date()).default({}),
  /** How far the clock is ahead (ms). Saved because rows written "in the future" would otherwise wait until real time catches up. */
  ahead: z.int().default(0),
})
export type WorkspaceFile = z.infer<typeof WorkspaceFile>

interface ReadWorkspaceFileOptions {
  directory: string
  /** The id in the mark of the table. */
  tableId: string
  /** For a first start. */
  sampleAddress: string
  say(line: string): void
}

/** Reads the workspace file. Begins a new one if there is none; one that belongs to a table that is gone is renamed to `.old` first. */
export async function readWorkspaceFile(options: ReadWorkspaceFileOptions): Promise<WorkspaceFile> {
  const { directory, tableId, sampleAddress, say } = options
  const path = workspaceFilePath(directory)
  const kept = await readKeptFile(path, WorkspaceFile)
  if (kept?.id === tableId) return kept
  if (kept) {
    await rename(path, `${path}.old`)
    say(`  ! 데이터베이스가 바뀌어 화면의 메시지를 새로 시작합니다. 이전 메시지는 ${path}.old에 옮겨 두었습니다.`)
  }
  return {
    id: tableId,
    messages: {},
    counts: { polled: 0, found: 0 },
    sampleAddress,
    ahead: 0,
    round: 1,
    newestDays: {},
  }
}

/**
 * Writes the workspace file whenever somebody asks for it, with what `content` returns then. `onSaved` hears of every save, with the
 * error of one that failed.
 */
export function keepWorkspaceFile(
  directory: string,
  content: () => WorkspaceFile,
  onSaved: (error?: NodeJS.ErrnoException) => void,
): FileKeeper {
  return openFileKeeper(workspaceFilePath(directory), content, onSaved)
}

function workspaceFilePath(directory: string): string {
  return join(directory, 'workspace.json')
}
