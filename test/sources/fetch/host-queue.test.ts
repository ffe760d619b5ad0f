import { expect, test } from 'vitest'
import { inHostQueue } from '../../../functions/sources/fetch/host-queue.ts'

test('a host gets one request at a time with a pause after each, even after one that fails; another host does not wait', async () => {
  const happened: string[] = []
  const pauses: PromiseWithResolvers<void>[] = []
  const pause = (ms: number) => {
    happened.push(`pause of ${ms}`)
    const one = Promise.withResolvers<void>()
    pauses.push(one)
    return one.promise
  }
  const ends = { first: Promise.withResolvers<void>(), second: Promise.withResolvers<void>() }
  const ask = (host: string, name: string, end?: Promise<void>) =>
    inHostQueue(
      host,
      50,
      async () => {
        happened.push(name)
        await end
        return name
      },
      pause,
    )
  const first = ask('slow.example', 'first', ends.first.promise)
  const second = ask('slow.example', 'second', ends.second.promise)
  expect(await ask('other.example', 'other')).toBe('other')
  await settled()
  expect(happened).toEqual(['first', 'other', 'pause of 50'])

  ends.first.reject(new Error('first'))
  await expect(first).rejects.toThrow('first')
  await settled()
  expect(happened.slice(3)).toEqual(['pause of 50'])
  pauses[1]?.resolve()
  await settled()
  expect(happened.slice(4)).toEqual(['second'])

  ends.second.resolve()
  expect(await second).toBe('second')
  await settled()
  expect(happened.slice(5)).toEqual(['pause of 50'])
})

/** Everything that follows by promises alone has happened. */
function settled(): Promise<void> {
  return new Promise(setImmediate)
}
