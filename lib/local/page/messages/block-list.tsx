import type { KnownBlock, SectionBlock } from '@slack/types'
import { Element } from '../fields/element.tsx'
import { Input } from '../fields/input.tsx'
import { ReadingBlock } from './reading-block.tsx'

/** Blocks in their order: what is read by the renderer, what is touched by native elements of ours. */
export function BlockList({ blocks }: { blocks: KnownBlock[] }) {
  return blocks.map((block, index) => <OneBlock key={block.block_id ?? index} block={block} />)
}

function OneBlock({ block }: { block: KnownBlock }) {
  const blockId = block.block_id ?? ''
  if (block.type === 'input') return <Input block={block} />
  if (block.type === 'actions') {
    return (
      <div className="actions">
        {block.elements.map((element, index) => (
          <Element key={element.action_id ?? index} element={element} blockId={blockId} />
        ))}
      </div>
    )
  }
  if (block.type === 'section' && block.accessory && block.accessory.type !== 'image') {
    const { accessory, ...rest } = block
    return (
      <div className="with-accessory">
        <ReadingBlock block={rest as SectionBlock} />
        <Element element={accessory} blockId={blockId} />
      </div>
    )
  }
  return <ReadingBlock block={block} />
}
