import type { KnownBlock } from '@slack/types'
import { useLayoutEffect, useRef } from 'react'
import { type Block, Message as Rendered } from 'slack-blocks-to-jsx'
import { localSamplePath } from '../../sample/local-sample-path.ts'
import { useWorkspaceNames } from '../hooks/workspace-names.ts'
import { hidePlainCharacters, restorePlainCharacters } from './plain-characters.ts'

/** A block without interactive elements. Its links open in a new tab. */
export function ReadingBlock({ block }: { block: KnownBlock }) {
  const { channels, people } = useWorkspaceNames()
  const container = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (container.current) restoreTexts(container.current)
  })
  return (
    <div ref={container} className={`reading ${block.type}`}>
      <Rendered
        withoutWrapper
        blocks={[forRenderer(block)]}
        logo=""
        name=""
        hooks={{
          user: ({ id }) => <Mention sign="@" id={id} named={people} />,
          channel: ({ id }) => <Mention sign="#" id={id} named={channels} />,
          link: ({ href, children }) => (
            <a href={localSamplePath(restorePlainCharacters(href))} target="_blank" rel="noreferrer">
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
  named: { id: string; name: string }[]
}

function Mention({ sign, id, named }: MentionProps) {
  return (
    <span className="mention">
      {sign}
      {named.find((one) => one.id === id)?.name ?? id}
    </span>
  )
}

/** `verbatim` only keeps Slack from making links of plain addresses and names; the renderer would then ignore all markup, so it is left out. */
function forRenderer(block: KnownBlock): Block {
  const json = JSON.stringify(block, (key, value) => {
    if (key === 'verbatim') return undefined
    return key === 'text' && typeof value === 'string' ? hidePlainCharacters(value) : value
  })
  return JSON.parse(json)
}

function restoreTexts(container: Node): void {
  const texts = document.createTreeWalker(container, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const node = texts.currentNode as Text
    const text = restorePlainCharacters(node.data)
    if (text !== node.data) node.data = text
  }
}
