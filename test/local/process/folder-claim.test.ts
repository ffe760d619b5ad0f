import { existsSync } from 'node:fs'
import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { claimFolder } from '../../../lib/local/process/folder-claim.ts'
import { aFolder } from '../../support/running-program.ts'

const BEAT_MS = 100

/** `meanwhile` is what happens between two looks, in place of time that goes by. */
async function claim(directory: string, meanwhile?: () => Promise<void>) {
  const said: string[] = []
  const troubles: (string | undefined)[] = []
  const { release } = await claimFolder({
    directory,
    say: (line) => said.push(line),
    onWritten: (trouble) => troubles.push(trouble),
    beatMs: BEAT_MS,
    ...(meanwhile && { wait: meanwhile }),
  })
  onTestFinished(release)
  return { said, troubles, release }
}

const elsewhere = (at: number) => JSON.stringify({ machine: 'another', host: 'nas-2', process: 7, at })

test.each([
  ['writes', (at: number) => [elsewhere(at)]],
  ['has half written', (at: number) => ['', elsewhere(at).slice(0, 20), elsewhere(at)]],
])('a folder into which another machine %s is refused, with its name', async (_, writings) => {
  const directory = await aFolder()
  const path = join(directory, 'alive.json')
  const startedAt = Date.now()
  for (const before of [elsewhere(startedAt), '']) {
    await writeFile(path, before)
    const contents = writings(startedAt + 1_000)
    const other = async () => {
      const content = contents.shift()
      if (content !== undefined) await writeFile(path, content)
    }
    await expect(claim(directory, other)).rejects.toThrow('다른 곳의 초록(nas-2, 프로세스 7)이 쓰고 있습니다')
  }
})

test('a folder whose sign stays half written is taken', async () => {
  const directory = await aFolder()
  const path = join(directory, 'alive.json')
  await writeFile(path, elsewhere(Date.now()).slice(0, 20))
  await claim(directory, async () => undefined)
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ process: process.pid })
})

test('the sign is replaced whole: a folder in which nothing can be added is refused, and keeps the one it has', async () => {
  const directory = await aFolder()
  const path = join(directory, 'alive.json')
  await writeFile(path, elsewhere(Date.now() - 60 * 60_000))
  await mkdir(`${path}.new`)
  await expect(claim(directory)).rejects.toThrow('저장하지 못합니다')
  expect(await readFile(path, 'utf8')).toContain('nas-2')
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

test('a folder that can no longer be written is reported in a sentence, and again when it can be', async () => {
  const directory = await aFolder()
  const { troubles } = await claim(directory)
  await mkdir(join(directory, 'alive.json.new'))
  await expect.poll(() => troubles.at(-1)).toContain('저장하지 못합니다')
  await rmdir(join(directory, 'alive.json.new'))
  await expect.poll(() => troubles.at(-1)).toBe(undefined)
})
