import type { KnownBlock } from '@slack/types'

/** What Slack takes in one message. Lengths are UTF-16 units of the escaped text. */
export const LIMITS = {
  header: 150,
  section: 3000,
  context: 2000,
  blocks: 50,
  /** The JSON of all blocks. Above about 13,200 characters Slack answers `msg_blocks_too_long`, undocumented (slackapi/bolt-js#2509, #2867). */
  all: 10_000,
  buttonValue: 2000,
} as const

/** Whether Slack takes the blocks as one message. Their JSON is counted, which is more than Slack counts. */
export function fits(blocks: KnownBlock[]): boolean {
  return blocks.length <= LIMITS.blocks && JSON.stringify(blocks).length <= LIMITS.all
}
