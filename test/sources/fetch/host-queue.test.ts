import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inHostQueue } from '../../../functions/sources/fetch/host-queue.ts'

test('a host is asked one thing at a time, with a pause after each, though one fails; another host does not wait', async () => {
  const began = performance.now()
  const starts: Record<string, number> = {}
  const task =
    (name: string, fails = false) =>
    async () => {
      starts[name] = performance.now() - began
      await wait(20)
      if (fails) throw new Error(name)
      return name
    }
  const first = inHostQueue('slow.example', 50, task('first', true))
  const second = inHostQueue('slow.example', 50, task('second'))
  const other = inHostQueue('other.example', 50, task('other'))
  await expect(first).rejects.toThrow('first')
  expect(await Promise.all([second, other])).toEqual(['second', 'other'])
  expect(starts.second).toBeGreaterThanOrEqual(65)
  expect(starts.other).toBeLessThan(20)
})
