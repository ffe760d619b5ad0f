import type { SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { type MatchReleaseDeps, matchRelease } from './delivery/match-release.ts'
import { eachRecord } from './platform/batch.ts'
import { isStopping, now } from './platform/clock.ts'
import { readEnv } from './platform/env.ts'
import { log, withRequestId } from './platform/log.ts'
import { ringChannels } from './platform/queue.ts'
import { openStore } from './store/store.ts'
import { findListeners } from './subscriptions/find-listeners.ts'
import { openMatcher } from './subscriptions/matching/open-matcher.ts'

const env = readEnv('CHOROK_TABLE', 'CHOROK_DELIVER_QUEUE', 'CHOROK_MORNING')
const store = openStore(env.CHOROK_TABLE)
const matcher = openMatcher(store)

/** The function is cut off at 60 s. */
const MAX_WORK_MS = 40_000

const deps: MatchReleaseDeps = {
  ...store,
  morning: env.CHOROK_MORNING,
  matchesOf: async (release) => (await matcher())(release),
  findListeners: (release, announcedAt, from) => findListeners({ ...store, matcher }, release, announcedAt, from),
  ringChannels: (channels) => ringChannels(env.CHOROK_DELIVER_QUEUE, channels),
}

const Announcement = z.object({ detail: z.object({ releaseId: z.string() }) })

/** Plans the deliveries of each announced release. */
export const handler = withRequestId((event: SQSEvent) =>
  eachRecord(event, async (body) => {
    const { releaseId } = Announcement.parse(body).detail
    const startedAt = now()
    const isOutOfTime = () => isStopping() || now() - startedAt > MAX_WORK_MS
    const planned = await matchRelease({ ...deps, isOutOfTime }, releaseId, startedAt)
    log.info('release matched', { releaseId, planned })
  }),
)
