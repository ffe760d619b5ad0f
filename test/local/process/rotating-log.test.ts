import { mkdir, readdir, readFile, rmdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DAY } from '../../../functions/text/seoul.ts'
import { openRotatingLog } from '../../../lib/local/process/rotating-log.ts'
import { aFolder } from '../../support/running-program.ts'

test('a log at its limit is put aside, and never are there more files than allowed', async () => {
  const folder = await aFolder()
  const path = join(folder, 'chorok.log')
  const log = openRotatingLog(path, { maxBytes: 100, maxFiles: 3 })
  for (let n = 0; n < 40; n += 1) {
    log.write(`line ${n} ${'.'.repeat(40)}\n`)
    await log.close()
  }
  expect((await readdir(folder)).sort()).toEqual(['chorok.log', 'chorok.log.1', 'chorok.log.2'])
  const texts = await Promise.all(['.2', '.1', ''].map((end) => readFile(`${path}${end}`, 'utf8')))
  expect(texts.join('').match(/line \d+/g)).toEqual(Array.from({ length: 7 }, (_, n) => `line ${33 + n}`))
})

test('a new file is begun each day, and old files go', async () => {
  const folder = await aFolder()
  const path = join(folder, 'chorok.log')
  let now = Date.parse('2026-11-23T10:00:00+09:00')
  const log = openRotatingLog(path, { maxAgeMs: 3 * DAY }, () => now)
  log.write('monday\n')
  await log.close()
  await utimes(path, now / 1000, now / 1000)
  now += DAY
  log.write('tuesday\n')
  await log.close()
  expect(await readFile(`${path}.1`, 'utf8')).toBe('monday\n')
  now += 3 * DAY
  log.write('friday\n')
  await log.close()
  expect((await readdir(folder)).sort()).toEqual(['chorok.log', 'chorok.log.1'])
  expect(await readFile(`${path}.1`, 'utf8')).toBe('tuesday\n')
})

test('what cannot be written is written with the next line, once it can be', async () => {
  const folder = await aFolder()
  const path = join(folder, 'chorok.log')
  // No text can be appended to a folder, even by root.
  await mkdir(path)
  const log = openRotatingLog(path)
  log.write('one\n')
  await log.close()
  await rmdir(path)
  log.write('two\n')
  await log.close()
  expect(await readFile(path, 'utf8')).toBe('one\ntwo\n')
})
