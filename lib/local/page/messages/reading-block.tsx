import type { KnownBlock } from '@slack/types'
import { useLayoutEffect, useRef } from 'react'
import { type Block, Message as Rendered } from 'slack-blocks-to-jsx'
import { useNames } from '../hooks/names.ts'
import { hereabouts } from './hereabouts.ts'
import { unveil, veil } from './veil.ts'

/** A block one only reads. Its links open in a tab of their own. */
export function ReadingBlock({ block }: { block: KnownBlock }) {
  const { channels, people } = useNames()
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (place.current) unveilAll(place.current)
  })
  return (
    <div ref={place} className={`reading ${block.type}`}>
      <Rendered
        withoutWrapper
        blocks={[forRenderer(block)]}
        logo=""
        name=""
        hooks={{
          user: ({ id }) => <Mention sign="@" id={id} among={people} />,
          channel: ({ id }) => <Mention sign="#" id={id} among={channels} />,
          link: ({ href, children }) => (
            <a href={hereabouts(unveil(href))} target="_blank" rel="noreferrer">
              {children}
            </a>
          ),
        }}
      />
    </div>
  )
}

interface MentionProps {
  sign: string
  id: string
  among: { id: string; name: string }[]
}

function Mention({ sign, id, among }: MentionProps) {
  return (
    <span className="mention">
      {sign}
      {among.find((one) => one.id === id)?.name ?? id}
    </span>
  )
}

/** To Slack `verbatim` means that nothing is linked of itself; the renderer would leave the markup unread altogether. */
function forRenderer(block: KnownBlock): Block {
  const given = JSON.stringify(block, (key, value) => {
    if (key === 'verbatim') return undefined
    return key === 'text' && typeof value === 'string' ? veil(value) : value
  })
  return JSON.parse(given)
}

function unveilAll(place: Node): void {
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const node = texts.currentNode as Text
    const text = unveil(node.data)
    if (text !== node.data) node.data = text
  }
}
