import type { Channel } from '../../../functions/subscriptions/channel.ts'
import type { Subscription } from '../../../functions/subscriptions/subscription.ts'
import { runCommand } from '../slack/run-command.ts'
import { sendEvent } from '../slack/send-event.ts'
import type { SlackSide } from '../slack/send-to-app.ts'
import { BOT, TEAM, YOU } from '../slack/workspace.ts'

export interface Deps {
  side: SlackSide
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

const SUBSCRIPTIONS = [
  { channel: 'esg', line: '/subscribe 탄소중립, 희소금속' },
  { channel: 'supply-chain', line: '/subscribe 핵심광물' },
]
const INVITED_TO = 'safety'

/**
 * A new workspace begins with subscriptions, typed as anyone would type them, and with an invitation of the bot. May be done again
 * after it was cut short: what stands is left alone. Throws when it could not be completed.
 */
export async function beginWorkspace({ side, subscriptionsOf }: Deps): Promise<void> {
  for (const { channel, line } of SUBSCRIPTIONS) {
    const known = side.workspace.channel(channel)
    if (!known) continue
    const count = async () => (await subscriptionsOf({ team: TEAM.id, channel: known.id })).length
    if ((await count()) > 0) continue
    await runCommand(side, known, line)
    if ((await count()) === 0) throw new Error(`#${channel}의 첫 구독을 만들지 못했습니다`)
  }
  const invited = side.workspace.channel(INVITED_TO)
  if (!invited || invited.messages.length > 0) return
  const heard = await sendEvent(side, {
    type: 'member_joined_channel',
    user: BOT.userId,
    channel: invited.id,
    channel_type: 'C',
    team: TEAM.id,
    inviter: YOU.id,
  })
  if ('trouble' in heard) throw new Error(`#${INVITED_TO}에 초록을 초대하지 못했습니다`)
}
