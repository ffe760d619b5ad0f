import { expect, test, vi } from 'vitest'
import { openFinders } from '../../functions/ills/open-finders.ts'
import { MINUTE } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'

test('what two kinds are judged by is read once for a judgement, and anew for the next', async () => {
  const { store } = openMemoryStore()
  const rungBells = vi.fn(store.rungBells)
  const sourceStates = vi.fn(store.sourceStates)
  const undeliveredNews = vi.fn(store.undeliveredNews)
  const finders = openFinders({ ...store, rungBells, sourceStates, undeliveredNews, sources: [] })
  for (const [judgements, now] of [MONDAY, MONDAY + MINUTE].entries()) {
    await Promise.all(Object.values(finders).map((find) => find(now, [])))
    for (const read of [rungBells, sourceStates, undeliveredNews]) expect(read).toHaveBeenCalledTimes(judgements + 1)
  }
})
