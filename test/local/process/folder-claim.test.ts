import { existsSync } from 'node:fs'
import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { claimFolder } from '../../../lib/local/process/folder-claim.ts'
import { aFolder } from '../../support/running-program.ts'

const BEAT_MS = 100

async function claim(directory: string) {
  const said: string[] = []
  const troubles: (string | undefined)[] = []
  const { release } = await claimFolder({
    directory,
    say: (line) => said.push(line),
    onWritten: (trouble) => troubles.push(trouble),
    beatMs: BEAT_MS,
  })
  onTestFinished(release)
  return { said, troubles, release }
}

const elsewhere = (at: number) => JSON.stringify({ machine: 'another', host: 'nas-2', process: 7, at })

test('a folder that another machine goes on writing to is refused, with its name', async () => {
  const directory = await aFolder()
  const path = join(directory, 'alive.json')
  await writeFile(path, elsewhere(Date.now()))
  const other = setInterval(() => void writeFile(path, elsewhere(Date.now())), BEAT_MS / 4)
  onTestFinished(() => clearInterval(other))
  await expect(claim(directory)).rejects.toThrow('다른 곳의 초록(nas-2, 프로세스 7)이 쓰고 있습니다')
})

test('a folder that another machine left is taken after a look; one it left long ago, or that this one left, at once', async () => {
  const directory = await aFolder()
  const path = join(directory, 'alive.json')
  await writeFile(path, elsewhere(Date.now()))
  expect((await claim(directory)).said).toEqual([expect.stringContaining('nas-2')])
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ process: process.pid })
  const { said, release } = await claim(directory)
  expect(said).toEqual([])
  await release()
  expect(existsSync(path)).toBe(false)
  await writeFile(path, elsewhere(Date.now() - 60 * 60_000))
  expect((await claim(directory)).said).toEqual([])
})

test('a folder that cannot be written is reported in a sentence, and again when it can be', async () => {
  const directory = await aFolder()
  await mkdir(join(directory, 'alive.json'))
  const { troubles } = await claim(directory)
  expect(troubles.at(-1)).toContain('저장하지 못합니다')
  await rmdir(join(directory, 'alive.json'))
  await expect.poll(() => troubles.at(-1)).toBe(undefined)
})
