import { openPoll } from '../../functions/releases/polling/open-poll.ts'
import type { MissingRows, PollResult } from '../../functions/releases/polling/poll-source.ts'
import type { RawRelease } from '../../functions/releases/raw-release.ts'
import { RowRefused } from '../../functions/releases/row-refused.ts'
import type { UnreadPage } from '../../functions/releases/set-aside.ts'
import type { Source, Validators } from '../../functions/releases/source.ts'
import type { Store } from '../../functions/store/store.ts'
import { HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { aRawRelease, MONDAY } from './a-release.ts'

/** A source that announces what it shows first, too. */
export const source: Source = { id: 'test', name: '시험 부처', firstSight: 'announce' }

/** A row a minute later than the one of the number before. */
export function row(n: number, change: Partial<RawRelease> = {}): RawRelease {
  const at = MONDAY - HOUR + n * MINUTE
  return aRawRelease({
    title: `${n}번째 발표`,
    url: `https://example.go.kr/view?id=${n}`,
    published: { day: '2026-11-23', at },
    ...change,
  })
}

/** A source polled over a store, of which the test changes what it shows and what the table refuses. */
export function polledOver(store: Store, of: Source = source) {
  const world = {
    now: MONDAY,
    shown: [] as RawRelease[],
    refused: new Set<string>(),
    down: false,
    /** Titles of rows at which the table is in trouble. */
    troubled: new Set<string>(),
    asked: [] as Validators[],
    /** What a reading leaves to be remembered beside its etag. */
    remembered: {} as Validators,
    /** Rows whose pages do not come, as a reader of a curated board tells them. */
    unread: [] as UnreadPage[],
    waiting: 0,
    etag: 'all',
  }
  const announced: string[] = []
  const missing: MissingRows[] = []
  const poll = openPoll<Source>({
    now: () => world.now,
    store: {
      ...store,
      async storeRelease(incoming, ringAt) {
        if (world.down || world.troubled.has(incoming.release.title)) throw new Error('the table is throttled')
        if (world.refused.has(incoming.release.title))
          throw new RowRefused('the table refuses it (ValidationException)')
        return store.storeRelease(incoming, ringAt)
      },
    },
    async read(_, validators) {
      world.asked.push(validators)
      if (validators.etag === world.etag) return { outcome: 'unchanged' }
      const { shown: releases, unread, waiting, remembered, etag } = world
      return { outcome: 'read', releases, skipped: 0, unread, waiting, validators: { etag, ...remembered } }
    },
    announce: async (ids) => void announced.push(...ids),
    onPolled: () => undefined,
    onMissing: (rows) => missing.push(rows),
  })
  const state = () => store.sourceState('test')
  return { world, announced, missing, state, poll: () => poll(of) as Promise<PollResult> }
}
