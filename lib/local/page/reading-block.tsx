import type { KnownBlock } from '@slack/types'
import { type Block, Message as Rendered } from 'slack-blocks-to-jsx'
import { useFields } from './fields.ts'

const SAMPLE_LINK = /^https?:\/\/(?:localhost|127\.0\.0\.1):\d+(\/sample\/\d+)$/

/** A block one only reads. Its links open in a tab of their own. */
export function ReadingBlock({ block }: { block: KnownBlock }) {
  const { channels } = useFields()
  return (
    <div className={`reading ${block.type}`}>
      <Rendered
        withoutWrapper
        blocks={[forRenderer(block) as Block]}
        logo=""
        name=""
        data={{ channels: channels.map(({ id, name }) => ({ id, name })) }}
        hooks={{
          link: ({ href, children }) => (
            <a href={hereabouts(href)} target="_blank" rel="noreferrer">
              {children}
            </a>
          ),
        }}
      />
    </div>
  )
}

/**
 * A block as the renderer must be given it for Slack's meaning to stand. It leaves markup unread where `verbatim` is set, and takes
 * an escaped `&lt;!channel&gt;` for the mention itself: a word joiner, which nobody sees, keeps the sign from opening anything.
 */
function forRenderer(block: KnownBlock): unknown {
  const given = JSON.stringify(block, (key, value) => {
    if (key === 'verbatim') return undefined
    return key === 'text' && typeof value === 'string' ? unescaped(value) : value
  })
  return JSON.parse(given)
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<\u2060').replaceAll('&gt;', '\u2060>').replaceAll('&amp;', '&')
}

/** Sample pages are served by this program, whatever port it had when the sample was stored. */
export function hereabouts(href: string): string {
  const [, path] = SAMPLE_LINK.exec(href) ?? []
  return path ?? href
}
