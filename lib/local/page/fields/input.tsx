import type { InputBlock } from '@slack/types'
import { useId } from 'react'
import { Element } from './element.tsx'

/** A field of a form with its label and hint. */
export function Input({ block }: { block: InputBlock }) {
  const label = useId()
  return (
    <div className="field">
      <span id={label} className="label">
        {block.label.text}
        {block.optional && <small> (선택)</small>}
      </span>
      <Element
        element={block.element}
        blockId={block.block_id ?? ''}
        labelledBy={label}
        silent={!block.dispatch_action}
      />
      {block.hint && <p className="hint">{block.hint.text}</p>}
    </div>
  )
}
