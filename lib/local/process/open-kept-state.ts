import { rename } from 'node:fs/promises'
import { readKept } from './kept-file.ts'
import { blankState, KeptState, stateFileIn } from './kept-state.ts'

interface Given {
  directory: string
  /** The mark of the table it is to belong to. */
  id: string
  sampleAddress: string
  say(line: string): void
}

/** What was kept beside the table; a blank one where nothing was, or where it belonged to a table that is gone. */
export async function openKeptState({ directory, id, sampleAddress, say }: Given): Promise<KeptState> {
  const stateFile = stateFileIn(directory)
  const found = await readKept(stateFile, KeptState)
  if (found?.id === id) return found
  if (found) {
    await rename(stateFile, `${stateFile}.old`)
    say(`  ! 데이터베이스가 바뀌어 화면의 메시지를 새로 시작합니다. 이전 메시지는 ${stateFile}.old에 옮겨 두었습니다.`)
  }
  return blankState(id, sampleAddress)
}
