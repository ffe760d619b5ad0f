import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { deliverChannel } from './delivery/deliver-channel.ts'
import { dueDeliveries } from './delivery/due-deliveries.ts'
import { editMessage } from './delivery/edit-message.ts'
import type { Message } from './delivery/message.ts'
import { nextWork } from './delivery/next-work.ts'
import { partsToEdit, partsToSend } from './delivery/parts-of.ts'
import { sendMessage } from './delivery/send-message.ts'
import { eachRecord } from './platform/batch.ts'
import { now, sleep } from './platform/clock.ts'
import { readEnv } from './platform/env.ts'
import { ringChannels } from './platform/queue.ts'
import { openSecrets } from './platform/secrets.ts'
import { openSlack } from './slack/open-slack.ts'
import { tellPaused } from './slack/tell-paused.ts'
import { openStore } from './store/store.ts'
import { Channel } from './subscriptions/channel.ts'

const env = readEnv('CHOROK_TABLE', 'CHOROK_DELIVER_QUEUE', 'CHOROK_PARAMETERS', 'CHOROK_SLACK_API')
const store = openStore(env.CHOROK_TABLE)
const slack = openSlack(env.CHOROK_SLACK_API, openSecrets(env.CHOROK_PARAMETERS, now))

const carriers = {
  ledger: store,
  slack,
  reserveSlot: store.reserveSlot,
  noteRateLimit: store.noteRateLimit,
  tellPaused: (channel: Channel, reason: string) => tellPaused({ ...store, tell: slack.tell }, channel, reason),
  partsToSend: (message: Message) => partsToSend(store, message),
  partsToEdit: (message: Message) => partsToEdit(store, message),
}

/** Sends what is due in each channel that was rung. */
export function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  return eachRecord(event, async (body) => {
    const channel = Channel.parse(body)
    const held = await deliverChannel(
      {
        clock: { now, sleep },
        hold: { lease: store.leaseChannel, renew: store.renewLease, giveBack: store.giveBackChannel },
        nextWork: (lease, at) =>
          nextWork({ ...store, dueDeliveries: (of, when) => dueDeliveries(store, of, when) }, lease, at),
        carry: (lease, { work, message }, at) =>
          (work === 'send' ? sendMessage : editMessage)(carriers, lease, message, at),
      },
      channel,
    )
    if (held) await ringChannels(env.CHOROK_DELIVER_QUEUE, [channel], (held - now()) / 1000)
  })
}
