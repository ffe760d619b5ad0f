import type { KnownBlock } from '@slack/types'

/** A message ready to send. `text` is the notification, `plain` the whole message without blocks; both are escaped. */
export interface Drawn {
  text: string
  blocks: KnownBlock[]
  plain: string
}
