import type { SlackSide } from './workspace/knock.ts'
import { runCommand } from './workspace/run-command.ts'

const FIRST = [
  { channel: 'esg', line: '/subscribe 탄소중립, 희소금속' },
  { channel: 'supply-chain', line: '/subscribe 핵심광물' },
]

/** A new workspace begins with subscriptions, typed as anyone would type them. */
export async function subscribeFirst(side: SlackSide): Promise<void> {
  for (const { channel, line } of FIRST) {
    const known = side.workspace.channel(channel)
    if (known) await runCommand(side, known, line)
  }
}
