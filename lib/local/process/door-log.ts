import { createWriteStream } from 'node:fs'
import { stat, truncate } from 'node:fs/promises'

const LONGEST = 10 * 1024 * 1024

/** Appends to a log file, begun anew once it is over 10 MB. A log that cannot be written stops nothing else. */
export async function openDoorLog(path: string): Promise<{ write(text: string): void; close(): Promise<void> }> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  )
  if (size > LONGEST) await truncate(path)
  const file = createWriteStream(path, { flags: 'a' })
  let lost = false
  file.on('error', () => {
    lost = true
  })
  return {
    write(text) {
      if (!lost) file.write(text)
    },
    close: () => new Promise((resolve) => (lost ? resolve() : file.end(() => resolve()))),
  }
}
