import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'
import type { WeekResult } from './play-week.ts'

const WEEK = fileURLToPath(new URL('week.ts', import.meta.url))

test('a day with outages, a full disk where one can be had, and a restart: nothing is lost or told twice', async () => {
  const args = [...inject('clockFlags'), WEEK, '--days', '1', '--releases', '24', '--step', '60']
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, (_, stdout, stderr) => resolve(stdout + stderr))
  })
  const result: WeekResult = JSON.parse(said.trim().split('\n').at(-1) ?? '')
  expect(result).toMatchObject({ published: 24, due: 24, lost: 0, twice: 0, outages: 3, restarts: 1 })
  expect([result.saidFull, result.saidRoom]).toEqual([result.fullHours, result.fullHours])
}, 300_000)
