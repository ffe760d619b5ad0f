import type { SlackSide } from './workspace/knock.ts'
import { runCommand } from './workspace/run-command.ts'
import { sendEvent } from './workspace/send-event.ts'
import { BOT, TEAM, YOU } from './workspace/workspace.ts'

const SUBSCRIPTIONS = [
  { channel: 'esg', line: '/subscribe 탄소중립, 희소금속' },
  { channel: 'supply-chain', line: '/subscribe 핵심광물' },
]
const INVITED_TO = 'safety'

/** A new workspace begins with subscriptions, typed as anyone would type them, and with an invitation of the bot. */
export async function beginWorkspace(side: SlackSide): Promise<void> {
  for (const { channel, line } of SUBSCRIPTIONS) {
    const known = side.workspace.channel(channel)
    if (known) await runCommand(side, known, line)
  }
  const channel = side.workspace.channel(INVITED_TO)?.id
  await sendEvent(side, {
    type: 'member_joined_channel',
    user: BOT.userId,
    channel,
    channel_type: 'C',
    team: TEAM.id,
    inviter: YOU.id,
  })
}
