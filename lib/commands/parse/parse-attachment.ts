import { basename } from 'node:path'
import type { Failure } from '../../../functions/releases/source.ts'
import type { AttachmentFailure } from '../../../functions/sources/attachment/document-block.ts'
import { attachmentFormat, readAttachment } from '../../../functions/sources/attachment/read-attachment.ts'
import type { DocumentReading } from '../../../functions/sources/read-document.ts'

const REASONS: Record<AttachmentFailure, Failure> = {
  locked: { reason: 'refused', detail: '암호를 걸었거나 배포용으로 만든 문서라 읽을 수 없습니다.' },
  old: {
    reason: 'not a feed',
    detail: '한글 3.0 이전의 문서는 읽지 못합니다. hwp나 hwpx로 저장한 것이 있는지 보세요.',
  },
  unsupported: { reason: 'not a feed', detail: '한글 문서(hwp, hwpx)가 아닙니다.' },
  'too large': { reason: 'too large', detail: '보도자료로는 너무 큰 문서라 읽지 않았습니다.' },
  broken: { reason: 'broken', detail: '문서가 깨졌거나 중간에 끊겨 읽을 수 없습니다.' },
  empty: { reason: 'empty', detail: '문서에 본문이 없습니다. 그림이나 표뿐일 수 있습니다.' },
}
const PDF: Failure = { reason: 'not a feed', detail: 'PDF는 읽지 않습니다. 같은 이름의 hwpx나 hwp가 있는지 보세요.' }
const MAX_TITLE_LETTERS = 120

/** A document of a release, as the release it would be; undefined for a file of any other kind. */
export function parseAttachment(file: Buffer, place: string): DocumentReading | undefined {
  if (attachmentFormat(file) === 'other') return undefined
  const read = readAttachment(file)
  if (read.outcome === 'failed') return { outcome: 'failed', ...(read.format === 'pdf' ? PDF : REASONS[read.failure]) }
  const [first = ''] = read.text.split('\n')
  const isTitle = first.length <= MAX_TITLE_LETTERS && !/^[-–—□○]|[.]$/.test(first)
  const title = isTitle ? first : basename(place).replace(/\.\w+$/, '')
  return { outcome: 'read', releases: [{ title, url: '', text: read.text, textIn: 'attachment' }] }
}
