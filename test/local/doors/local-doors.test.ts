import { expect, onTestFinished, test } from 'vitest'
import { openLocalDoors } from '../../../lib/local/doors/local-doors.ts'

test('a thread that dies takes the calls under way with it, and the next call starts a new thread', async () => {
  const log: string[] = []
  const thread = new URL('../../support/dying-worker.mjs', import.meta.url)
  const doors = await openLocalDoors({}, (text) => log.push(text), thread)
  onTestFinished(doors.stop)
  doors.setAhead(60_000)
  expect(await doors.call('poll', 'live')).toMatchObject({ calls: 1 })
  await expect(Promise.all([doors.call('slack', 'wait'), doors.call('poll', 'die')])).rejects.toThrow('struck down')
  const [one, other] = await Promise.all([doors.call('poll', 'live'), doors.call('poll', 'live')])
  expect([one, other]).toEqual([
    { calls: 1, ahead: 60_000 },
    { calls: 2, ahead: 60_000 },
  ])
  expect(log.join('')).toContain('struck down')
})

test('doors that were closed stay closed', async () => {
  const doors = await openLocalDoors({}, () => undefined, new URL('../../support/dying-worker.mjs', import.meta.url))
  await doors.stop()
  await expect(doors.call('poll', 'live')).rejects.toThrow('closed')
})
