import type { KnownBlock } from '@slack/types'
import type { ShownMessage } from '../../slack/shown-message.ts'
import { type Action, Fields } from '../fields/fields.ts'
import { doIt } from '../hooks/do-it.ts'
import { useFieldValues } from '../hooks/use-field-values.ts'
import { Leaf } from '../shell/leaf.tsx'
import { BlockList } from './block-list.tsx'
import { clockOf, instantOf } from './times.ts'

interface Props {
  message: ShownMessage
  channelId: string
  you: string
}

const LONGEST_SHOWN = 200
const NAMES = { chorok: '초록', slack: 'Slack' }

export function Message({ message, channelId, you }: Props) {
  const { by, ts, onlyYou, edited, command } = message
  const blocks = blocksOf(message)
  const { values, setValues, now } = useFieldValues(blocks)
  const at = instantOf(ts)
  const act = (action: Action) => doIt('act', { channel: channelId, ts, action, values: now() })
  return (
    <li className={`message${onlyYou ? ' only-you' : ''}`}>
      <div className={`avatar ${by}`} aria-hidden="true">
        {by === 'chorok' ? <Leaf /> : by === 'you' ? you.slice(0, 1) : 'S'}
      </div>
      <article>
        <header>
          <strong>{by === 'you' ? you : NAMES[by]}</strong>
          {by === 'chorok' && <span className="tag">앱</span>}
          <time dateTime={new Date(at).toISOString()}>{clockOf(at)}</time>
          {edited && <span className="hint">(편집됨)</span>}
        </header>
        {onlyYou && (
          <p className="hint to-you">
            나에게만 표시
            {command && <code title={command}>{shortened(command)}</code>}
          </p>
        )}
        <Fields value={{ values, setValues, act }}>
          <BlockList blocks={blocks} />
        </Fields>
      </article>
    </li>
  )
}

function shortened(command: string): string {
  return command.length > LONGEST_SHOWN ? `${command.slice(0, LONGEST_SHOWN)}…` : command
}

/** A message without blocks is its text; what a person typed is shown as it is. */
function blocksOf({ by, text, blocks }: ShownMessage): KnownBlock[] {
  if (blocks.length > 0) return blocks as unknown as KnownBlock[]
  const type = by === 'chorok' ? 'mrkdwn' : 'plain_text'
  return [{ type: 'section', block_id: 'text', text: { type, text } }]
}
