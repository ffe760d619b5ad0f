import type { KnownBlock } from '@slack/types'
import type { ShownMessage } from '../../slack/workspace/workspace.ts'
import { type FieldAction, FieldsProvider } from '../fields/fields.ts'
import { useFieldValues } from '../fields/use-field-values.ts'
import { askProgram } from '../hooks/program.ts'
import { BlockList } from './block-list.tsx'
import { ChorokLogo } from './chorok-logo.tsx'
import { clockOf, instantOf } from './times.ts'

interface Props {
  message: ShownMessage
  channelId: string
  /** The name of the person who wrote it, where a person did. */
  author: string
}

const MAX_COMMAND_LENGTH = 200
const APP_NAMES = { chorok: '초록', slack: 'Slack' }

export function Message({ message, channelId, author }: Props) {
  const { by, ts, onlyYou, edited, command } = message
  const blocks = blocksOf(message)
  const { values, setValues, current } = useFieldValues(blocks)
  const at = instantOf(ts)
  const act = (action: FieldAction) => askProgram('act', { channel: channelId, ts, action, values: current() })
  return (
    <li className={`message${onlyYou ? ' only-you' : ''}`}>
      <div className={`avatar ${by}`} aria-hidden="true">
        {by === 'chorok' ? <ChorokLogo /> : by === 'you' ? author.slice(0, 1) : 'S'}
      </div>
      <article>
        <header>
          <strong>{by === 'you' ? author : APP_NAMES[by]}</strong>
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
        <FieldsProvider value={{ values, setValues, act }}>
          <BlockList blocks={blocks} />
        </FieldsProvider>
      </article>
    </li>
  )
}

function shortened(command: string): string {
  return command.length > MAX_COMMAND_LENGTH ? `${command.slice(0, MAX_COMMAND_LENGTH)}…` : command
}

/** A message without blocks becomes one block with its text: markup if it is from the app, plain text otherwise. */
function blocksOf({ by, text, blocks }: ShownMessage): KnownBlock[] {
  if (blocks.length > 0) return blocks as unknown as KnownBlock[]
  const type = by === 'chorok' ? 'mrkdwn' : 'plain_text'
  return [{ type: 'section', block_id: 'text', text: { type, text } }]
}
