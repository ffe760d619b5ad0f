import type { SQSEvent } from 'aws-lambda'
import { countOutcomes } from './delivery/count-outcomes.ts'
import { deliverChannel } from './delivery/deliver-channel.ts'
import type { DeliveryDeps } from './delivery/delivery-deps.ts'
import { eachRecord } from './platform/batch.ts'
import { isStopping, now, sleep } from './platform/clock.ts'
import { readEnv } from './platform/env.ts'
import { withRequestId } from './platform/log.ts'
import { measure } from './platform/metrics.ts'
import { ringChannels } from './platform/queue.ts'
import { openSecrets } from './platform/secrets.ts'
import { MESSAGE_LANGUAGE_KEPT_MS, openWorkspaceCopies } from './slack/client/workspace-copies.ts'
import { logOutcomes } from './slack/posting/log-outcomes.ts'
import { logTrouble } from './slack/posting/log-trouble.ts'
import { noteAccepted } from './slack/posting/note-accepted.ts'
import { openSlackCarrier } from './slack/posting/slack-carrier.ts'
import { tellPaused } from './slack/posting/tell-paused.ts'
import { openStore } from './store/store.ts'
import { Channel } from './subscriptions/channel.ts'

const env = readEnv('CHOROK_TABLE', 'CHOROK_DELIVER_QUEUE', 'CHOROK_PARAMETERS', 'CHOROK_SLACK_API')
const settings = readEnv('CHOROK_READ_BACK', 'CHOROK_POSTS_A_MINUTE')
const store = openStore(env.CHOROK_TABLE, settings.CHOROK_POSTS_A_MINUTE)
const copyOf = openWorkspaceCopies({ ...store, now }, MESSAGE_LANGUAGE_KEPT_MS)
const slack = openSlackCarrier(env.CHOROK_SLACK_API, openSecrets(env.CHOROK_PARAMETERS, now), copyOf)
const seek = settings.CHOROK_READ_BACK === 'on' ? slack.seek : undefined
const deps: DeliveryDeps = {
  clock: { now, sleep, isStopping },
  store,
  carrier: countOutcomes(logOutcomes(noteAccepted({ ...slack, seek }, store, now), now), measure),
  tellPaused: async (channel, reason) =>
    tellPaused({ ...store, tell: slack.tell }, channel, reason, await copyOf(channel.team), now()),
  tell: logTrouble,
  ringLater: (channel, seconds) => ringChannels(env.CHOROK_DELIVER_QUEUE, [channel], seconds),
}

/** Sends what is due in each channel that was rung. */
export const handler = withRequestId((event: SQSEvent) =>
  eachRecord(event, (body) => deliverChannel(deps, Channel.parse(body))),
)
