import type { Part } from '../delivery/parts-of.ts'
import type { Copy } from './copy/copy.ts'
import { ko } from './copy/ko.ts'
import { drawDigest } from './draw-digest.ts'
import { drawRelease } from './draw-release.ts'
import type { Drawn } from './drawn.ts'

/** One release as a message of its own, more as a digest. */
export function drawMessage(parts: Part[], copy: Copy = ko): Drawn {
  const [only, ...others] = parts
  if (!only) throw new RangeError('a message needs a release')
  return others.length === 0 ? drawRelease(only, copy) : drawDigest(parts, copy)
}
