import { describe, expect, test } from 'vitest'
import { type NamesAheadDeps, readNamesAhead } from '../../../functions/releases/same-release/names-ahead.ts'
import {
  type IncomingRelease,
  namesOf,
  normaliseRelease,
} from '../../../functions/releases/same-release/normalise-release.ts'
import { storeOrJoin } from '../../../functions/releases/same-release/store-or-join.ts'
import { jointClaim } from '../../../functions/releases/same-release/title-claim.ts'
import { UnreadableRow } from '../../../functions/releases/unreadable-row.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'
import { testStores } from '../../support/test-stores.ts'

const ministry = '산업통상부'

/** The n-th release as a source shows it. */
function shownBy(sourceId: string, n: number): IncomingRelease {
  const raw = aRawRelease({
    url: `https://${sourceId}.go.kr/view?id=${n}`,
    title: `희소금속 비축 확대 방안 제${n}차 발표`,
  })
  return normaliseRelease(raw, { id: sourceId, name: sourceId, ministry }, MONDAY)
}

const named = ({ claims, ...incoming }: IncomingRelease) => ({ identities: namesOf(incoming), claims })

/** The deps, counting how often names are looked up. */
function counting({ namesHeld, findHolders }: NamesAheadDeps) {
  const looks = { many: 0, one: 0 }
  const deps: NamesAheadDeps = {
    async namesHeld(names) {
      looks.many += 1
      return namesHeld(names)
    },
    async findHolders(names) {
      looks.one += 1
      return findHolders(names)
    },
  }
  return { looks, deps }
}

describe.each(await testStores())('$name', ({ name, store }) => {
  const [a, b] = [`a-${name}`.toLowerCase(), `b-${name}`.toLowerCase()]

  test('names of many releases are looked up at once, and answer as a look at each would', async () => {
    await storeOrJoin(store, shownBy(a, 1))
    const incoming = [shownBy(a, 1), shownBy(b, 1), shownBy(a, 2)]
    const { looks, deps } = counting(store)
    const ahead = await readNamesAhead(deps, incoming)
    for (const one of incoming) {
      expect(await ahead.findHolders(named(one))).toEqual(await store.findHolders(named(one)))
      const joint = { identities: [], claims: jointClaim(one.release) }
      expect(await ahead.findHolders(joint)).toEqual(await store.findHolders(joint))
    }
    expect((await ahead.findHolders(named(shownBy(b, 1)))).byTitle.size).toBe(2)
    expect(looks).toEqual({ many: 1, one: 0 })
  })

  test('a name that was not looked up is looked up now, and so is one that was forgotten', async () => {
    const { looks, deps } = counting(store)
    const ahead = await readNamesAhead(deps, [shownBy(a, 3), shownBy(a, 4)])
    expect((await ahead.findHolders(named(shownBy(a, 5)))).byIdentity.size).toBe(0)
    expect(looks.one).toBe(1)
    await storeOrJoin(store, shownBy(a, 3))
    expect((await ahead.findHolders(named(shownBy(a, 3)))).byIdentity.size).toBe(0)
    ahead.forget(shownBy(a, 3))
    expect((await ahead.findHolders(named(shownBy(a, 3)))).byIdentity.size).toBe(1)
    expect((await ahead.findHolders(named(shownBy(a, 4)))).byIdentity.size).toBe(0)
    expect(looks.one).toBe(2)
  })

  test('what somebody else stores meanwhile is found all the same: by its address, and by its title', async () => {
    const ahead = await readNamesAhead(store, [shownBy(a, 6), shownBy(b, 7)])
    const [first, second] = [await storeOrJoin(store, shownBy(a, 6)), await storeOrJoin(store, shownBy(a, 7))]
    expect(await storeOrJoin(store, shownBy(a, 6), undefined, ahead)).toEqual({ ...first, outcome: 'joined' })
    expect(await storeOrJoin(store, shownBy(b, 7), undefined, ahead)).toEqual({ ...second, outcome: 'joined' })
  })
})

test('a name that cannot be read stops only the release that has it', async () => {
  const [one, other] = [shownBy('a', 1), shownBy('a', 2)]
  const unreadable = new UnreadableRow('ID#x ID', 'version 2')
  const namesHeld = async () => ({
    byIdentity: new Map([[one.identities[0] as string, unreadable]]),
    byClaim: new Map<string, string>(),
  })
  const findHolders = async () => Promise.reject(new Error('not asked'))
  const ahead = await readNamesAhead({ namesHeld, findHolders }, [one, other])
  await expect(ahead.findHolders(named(one))).rejects.toThrow(unreadable)
  expect((await ahead.findHolders(named(other))).byIdentity.size).toBe(0)
})
