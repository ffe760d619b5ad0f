import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openFileKeeper, whyNotWritten } from '../../../lib/local/process/kept-file.ts'

async function aPath(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'chorok-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return join(directory, 'kept.json')
}

test('a save that fails is reported and not thrown, and the next save succeeds', async () => {
  const path = await aPath()
  // A file cannot replace a folder, even for root.
  await mkdir(`${path}.new`)
  const errors: (string | undefined)[] = []
  const keeper = openFileKeeper(
    path,
    () => ({ round: 2 }),
    (error) => errors.push(error?.code),
  )
  await keeper.save()
  expect(errors).toEqual(['EISDIR'])
  await rm(`${path}.new`, { recursive: true })
  await keeper.save()
  expect(errors).toEqual(['EISDIR', undefined])
  expect(await readFile(path, 'utf8')).toBe('{"round":2}')
})

test.each([
  ['EACCES', '.chorok 폴더에 쓸 수 없습니다. 폴더의 쓰기 권한을 확인해 주세요.'],
  ['EROFS', '.chorok 폴더에 쓸 수 없습니다. 폴더의 쓰기 권한을 확인해 주세요.'],
  ['ENOSPC', '디스크에 빈 자리가 없어 .chorok 폴더에 저장하지 못합니다. 자리를 비워 주세요.'],
  ['ENOENT', '.chorok 폴더가 없어졌습니다. Ctrl+C로 끝내고 다시 시작하면 처음부터 시작합니다.'],
  ['EIO', '.chorok 폴더에 저장하지 못합니다 (broken).'],
])('%s becomes the sentence: %s', (code, sentence) => {
  expect(whyNotWritten('.chorok', Object.assign(new Error('broken'), { code }))).toBe(sentence)
})
