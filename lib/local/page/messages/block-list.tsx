import type { KnownBlock, SectionBlock } from '@slack/types'
import { BlockElement, InputField } from '../fields/block-element.tsx'
import { FeedbackElement } from '../fields/feedback-element.tsx'
import { DataTable } from './data-table.tsx'
import { ReadingBlock } from './reading-block.tsx'

/** Blocks in order: text by the renderer, interactive elements by components of our own. */
export function BlockList({ blocks }: { blocks: KnownBlock[] }) {
  return blocks.map((block, index) => <BlockItem key={block.block_id ?? index} block={block} />)
}

function BlockItem({ block }: { block: KnownBlock }) {
  const blockId = block.block_id ?? ''
  if (block.type === 'input') return <InputField block={block} />
  if (block.type === 'actions') {
    return (
      <div className="actions">
        {block.elements.map((element, index) => (
          <BlockElement key={element.action_id ?? index} element={element} blockId={blockId} />
        ))}
      </div>
    )
  }
  if (block.type === 'context_actions') {
    return (
      <div className="actions small">
        {block.elements.map((element, index) => (
          <FeedbackElement key={element.action_id ?? index} element={element} blockId={blockId} />
        ))}
      </div>
    )
  }
  if (block.type === 'data_table') return <DataTable block={block} />
  if (block.type === 'section' && block.accessory && block.accessory.type !== 'image') {
    const { accessory, ...rest } = block
    return (
      <div className="with-accessory">
        <ReadingBlock block={rest as SectionBlock} />
        <BlockElement element={accessory} blockId={blockId} />
      </div>
    )
  }
  return <ReadingBlock block={block} />
}
