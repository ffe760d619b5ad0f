import type { Button } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { EditDeps } from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { leaveNotices, takeNotices } from '../../subscriptions/notice-offer.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { ReminderDays } from '../../subscriptions/subscription-options.ts'
import { button, valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { LEAVE_NOTICES, TAKE_NOTICES, UNDO_NOTICES } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import { idsOf, MAX_IDS, subscriptionsMeant } from './mention-buttons.ts'

/*
Buttons of an offer of notices. It stands in the channel for all to press, and whoever presses sees the answer. The first two carry nothing:
they are about the subscriptions of the channel that are told of press releases alone by then. A way back carries a line for those that had the
same reminder before:

  0:1a2b3c4d5e6f,…    days before a last day, and how the ids of their queries begin
*/

export interface NoticeButtonDeps extends EditDeps {
  copy: Copy
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

export function takeNoticesButton({ offer }: Copy): Button {
  return { ...button(TAKE_NOTICES, offer.take), style: 'primary' }
}

export function leaveNoticesButton({ offer }: Copy): Button {
  return button(LEAVE_NOTICES, offer.leave)
}

/** [입법예고도 받기] */
export async function pressTakeNotices(deps: NoticeButtonDeps, { channel, by }: Interaction): Promise<Answer> {
  const { copy } = deps
  const standing = await deps.subscriptionsOf(channel)
  const changed = await takeNotices(deps, channel, standing, by)
  if (changed.length === 0) return answerWith([standing.length > 0 ? copy.offer.takenBefore : copy.subscriptions.none])
  return answerWith([copy.offer.taken(changed.map(({ query }) => query))], undoButton(changed, copy))
}

/** [보도자료만 받기]: nothing changes, and the channel is not asked again. Whoever pressed in error may still take them. */
export async function pressLeaveNotices({ copy }: NoticeButtonDeps): Promise<Answer> {
  return answerWith([copy.offer.left], takeNoticesButton(copy))
}

/** None where the ids of all of them do not fit into a button: `/subscriptions` is the way back then. */
function undoButton(changed: Subscription[], { answer }: Copy): Button | undefined {
  const lines = Map.groupBy(changed, ({ options }) => options.remind)
  const value = [...lines].map(([remind, those]) => `${remind}:${idsOf(those)}`).join('\n')
  return changed.length > MAX_IDS ? undefined : valueButton(UNDO_NOTICES, answer.undo, value)
}

/** [되돌리기]: press releases alone again, with the reminders of before. */
export async function undoNotices(deps: NoticeButtonDeps, { channel, value, by }: Interaction): Promise<Answer> {
  const { copy } = deps
  const standing = await deps.subscriptionsOf(channel)
  const before = value.split('\n').flatMap((line) => {
    const [days = '', ids = ''] = line.split(':')
    const { success, data: remind } = ReminderDays.safeParse(days === '' ? undefined : Number(days))
    return success ? [{ remind, meant: subscriptionsMeant(ids, standing) }] : []
  })
  const changed = await leaveNotices(deps, channel, before, by)
  return answerWith([
    changed.length > 0 ? copy.offer.undone(changed.map(({ query }) => query)) : copy.answer.nothingToUndo,
  ])
}
