import type { Copy } from '../../copy/copy.ts'
import { ko } from '../../copy/ko/ko.ts'
import type { Message, MessagePart } from '../../delivery/message.ts'
import { context, section } from '../blocks/blocks.ts'
import { drawDigest } from './draw-digest.ts'
import { drawRelease } from './draw-release.ts'
import type { Drawn } from './drawn.ts'

type About = Pick<Message, 'tooOld' | 'continues'>

/** One release as a message of its own, more as a digest, each with what else is to be said; none as that alone. */
export function drawMessage(
  parts: MessagePart[],
  copy: Copy = ko,
  { tooOld = 0, continues = false }: About = {},
): Drawn {
  const notes = [...(tooOld > 0 ? [copy.message.tooOld(tooOld)] : []), ...(continues ? [copy.message.continues] : [])]
  const said = notes.join('\n')
  const [only, ...others] = parts
  if (others.length > 0) return drawDigest(parts, copy, notes)
  if (only && !said) return drawRelease(only, copy)
  if (only) {
    const { text, blocks, plain } = drawRelease(only, copy)
    return { text, blocks: [...blocks, context(said)], plain: `${plain}\n${said}` }
  }
  if (!said) throw new RangeError('a message needs a release')
  return { text: said, blocks: [section(said)], plain: said }
}
