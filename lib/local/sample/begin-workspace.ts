import type { Channel } from '../../../functions/subscriptions/channel.ts'
import type { Subscription } from '../../../functions/subscriptions/subscription.ts'
import { inviteBot, runCommand } from '../slack/run-command.ts'
import type { StandInSlack } from '../slack/send-to-app.ts'
import { TEAM } from '../slack/workspace/workspace.ts'

interface BeginWorkspaceDeps {
  slack: StandInSlack
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Of the invitation: sent twice under one id, it is greeted once. */
  eventId: string
}

const FIRST_COMMANDS = [
  { channelName: 'esg', line: '/subscribe 탄소중립, 희소금속' },
  { channelName: 'supply-chain', line: '/subscribe 핵심광물' },
]
const INVITED_TO = 'safety'

/**
 * Gives a new workspace its first subscriptions, by the commands a person would type, and invites the bot to a channel. May be run
 * again after it was interrupted: what is done already is left as it is. Throws if it could not be completed.
 */
export async function beginWorkspace({ slack, subscriptionsOf, eventId }: BeginWorkspaceDeps): Promise<void> {
  for (const { channelName, line } of FIRST_COMMANDS) {
    const channel = slack.workspace.channel(channelName)
    if (!channel) continue
    const count = async () => (await subscriptionsOf({ team: TEAM.id, channel: channel.id })).length
    if ((await count()) > 0) continue
    await runCommand(slack, channel, line)
    if ((await count()) === 0) throw new Error(`#${channelName}의 첫 구독을 만들지 못했습니다`)
  }
  const invitedTo = slack.workspace.channel(INVITED_TO)
  if (!invitedTo || invitedTo.messages.length > 0) return
  const answer = await inviteBot(slack, invitedTo, eventId)
  if ('error' in answer) throw new Error(`#${INVITED_TO}에 초록을 초대하지 못했습니다`)
}
