import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { countEditing, countPosting, countSeeking } from './delivery/count-outcomes.ts'
import { openDelivery } from './delivery/open-delivery.ts'
import { eachRecord } from './platform/batch.ts'
import { now, sleep } from './platform/clock.ts'
import { readEnv } from './platform/env.ts'
import { measure } from './platform/metrics.ts'
import { ringChannels } from './platform/queue.ts'
import { openSecrets } from './platform/secrets.ts'
import { openCopies } from './slack/copies.ts'
import { openSlack } from './slack/posting/slack-carrier.ts'
import { tellPaused } from './slack/posting/tell-paused.ts'
import { openStore } from './store/store.ts'
import { Channel } from './subscriptions/channel.ts'

const env = readEnv('CHOROK_TABLE', 'CHOROK_DELIVER_QUEUE', 'CHOROK_PARAMETERS', 'CHOROK_SLACK_API')
const settings = readEnv('CHOROK_READ_BACK', 'CHOROK_POSTS_A_MINUTE')
const store = openStore(env.CHOROK_TABLE, settings.CHOROK_POSTS_A_MINUTE)
const copyOf = openCopies({ ...store, now })
const slack = openSlack(env.CHOROK_SLACK_API, openSecrets(env.CHOROK_PARAMETERS, now), copyOf)

const deliver = openDelivery({
  clock: { now, sleep },
  store,
  slack: {
    post: countPosting(slack.post, measure),
    edit: countEditing(slack.edit, measure),
    seek: settings.CHOROK_READ_BACK === 'on' ? countSeeking(slack.seek, measure) : undefined,
  },
  tellPaused: async (channel, reason) =>
    tellPaused({ ...store, tell: slack.tell }, channel, reason, await copyOf(channel.team)),
  ringLater: (channel, seconds) => ringChannels(env.CHOROK_DELIVER_QUEUE, [channel], seconds),
})

/** Sends what is due in each channel that was rung. */
export function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  return eachRecord(event, (body) => deliver(Channel.parse(body)))
}
