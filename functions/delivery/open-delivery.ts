import type { Channel } from '../subscriptions/channel.ts'
import { type Deps as ForWork, nextWork } from './choose-task.ts'
import { deliverChannel, type Deps as ForChannel } from './deliver-channel.ts'
import { dueDeliveries, type Deps as ForDue } from './due-deliveries.ts'
import { editMessage, type Deps as ForEdit } from './edit-message.ts'
import { type Deps as ForParts, partsToEdit, partsToSend } from './message-parts.ts'
import { type Deps as ForSend, sendMessage } from './send-message.ts'

type Ledger = ForDue & ForParts & ForSend['ledger'] & ForEdit['ledger'] & Omit<ForWork, 'dueDeliveries'>

interface Store extends Ledger, Pick<ForSend, 'reserveSlot' | 'noteRateLimit'> {
  leaseChannel: ForChannel['hold']['lease']
  renewLease: ForChannel['hold']['renew']
  giveBackChannel: ForChannel['hold']['giveBack']
}

export interface Surroundings {
  clock: ForChannel['clock']
  store: Store
  slack: ForSend['slack'] & ForEdit['slack']
  tellPaused: ForSend['tellPaused']
  /** Rings a channel again after some time. */
  ringLater(channel: Channel, delaySeconds: number): Promise<void>
}

/** The way from a rung channel to Slack: does what is due there, and asks to be rung again if something holds it up. */
export function openDelivery({ clock, store, slack, tellPaused, ringLater }: Surroundings) {
  const carriers: ForSend & ForEdit = {
    now: clock.now,
    ledger: store,
    slack,
    tellPaused,
    reserveSlot: store.reserveSlot,
    noteRateLimit: store.noteRateLimit,
    partsToSend: (message) => partsToSend(store, message),
    partsToEdit: (message) => partsToEdit(store, message),
  }
  const steps: ForChannel = {
    clock,
    hold: { lease: store.leaseChannel, renew: store.renewLease, giveBack: store.giveBackChannel },
    nextWork: (lease, at) =>
      nextWork({ ...store, dueDeliveries: (of, when) => dueDeliveries(store, of, when) }, lease, at),
    carry: (lease, { work, message }, at) =>
      (work === 'send' ? sendMessage : editMessage)(carriers, lease, message, at),
  }
  return async (channel: Channel): Promise<void> => {
    const held = await deliverChannel(steps, channel)
    if (held !== undefined) await ringLater(channel, (held - clock.now()) / 1000)
  }
}
