import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { type MatchReleaseDeps, matchRelease } from './delivery/match-release.ts'
import { eachRecord } from './platform/batch.ts'
import { now } from './platform/clock.ts'
import { readEnv } from './platform/env.ts'
import { log } from './platform/log.ts'
import { ringChannels } from './platform/queue.ts'
import { openStore } from './store/store.ts'
import { findListeners } from './subscriptions/find-listeners.ts'
import { openMatcher } from './subscriptions/matching/open-matcher.ts'

const env = readEnv('CHOROK_TABLE', 'CHOROK_DELIVER_QUEUE', 'CHOROK_MORNING')
const store = openStore(env.CHOROK_TABLE)
const matcher = openMatcher(store)

const deps: MatchReleaseDeps = {
  ...store,
  morning: env.CHOROK_MORNING,
  findListeners: (release, announcedAt) => findListeners({ ...store, matcher }, release, announcedAt),
  ringChannels: (channels) => ringChannels(env.CHOROK_DELIVER_QUEUE, channels),
}

const Announcement = z.object({ detail: z.object({ releaseId: z.string() }) })

/** Plans the deliveries of each announced release. */
export function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  return eachRecord(event, async (body) => {
    const { releaseId } = Announcement.parse(body).detail
    const planned = await matchRelease(deps, releaseId, now())
    log.info('release matched', { releaseId, planned })
  })
}
