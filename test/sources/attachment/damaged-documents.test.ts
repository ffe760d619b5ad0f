import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readAttachment } from '../../../functions/sources/attachment/read-attachment.ts'
import { PRESS_DOCUMENT, PRESS_TEXT } from '../../support/documents/a-press-document.ts'
import { anHwp, anOle, fileHeader, record } from '../../support/documents/an-hwp.ts'
import { anHwpx, aZip, sectionOf } from '../../support/documents/an-hwpx.ts'
import { seededRandom } from '../../support/seeded-random.ts'

const SENTENCE = '시험부는 시험 결과를 9월 23일 발표하였다.'

function answerOf(file: Buffer): string {
  const read = readAttachment(file)
  return read.outcome === 'failed' ? read.failure : read.text
}

describe('a damaged hwpx is refused, not half read', () => {
  const section = sectionOf([SENTENCE])

  test('words that are not what its checksum says', () => {
    const file = aZip({ 'Contents/section0.xml': section })
    expect(answerOf(file)).toBe(SENTENCE)
    const checksumAt = file.readUInt32LE(file.length - 6) + 16
    file.writeUInt32LE(file.readUInt32LE(checksumAt) ^ 1, checksumAt)
    expect(answerOf(file)).toBe('broken')
  })

  test.each([
    ['ends in the middle', section.slice(0, section.indexOf('</hp:p>'))],
    ['a tag that is not closed', section.replace('</hp:run>', '')],
    ['letters of another charset', Buffer.from(section.replace(SENTENCE, '\u00c7\u00d1\u00b1\u00db'), 'latin1')],
  ])('%s', (_, xml) => {
    expect(answerOf(aZip({ 'Contents/section0.xml': xml }))).toBe('broken')
  })

  test('no mutation of the file changes a word of what is read', () => {
    const { next: random } = seededRandom(19)
    const whole = anHwpx(PRESS_DOCUMENT)
    for (let run = 0; run < 300; run += 1) {
      const file = Buffer.from(whole)
      const at = Math.floor(random() * file.length)
      file.fill(Math.floor(random() * 256), at, Math.min(file.length, at + 1 + Math.floor(random() * 16)))
      const read = readAttachment(file)
      if (read.outcome === 'read')
        expect(read.text.replaceAll(/^[□] /gm, '')).toBe(PRESS_TEXT.replaceAll(/^[□] /gm, ''))
    }
  })
})

describe('a damaged hwp is refused, not half read', () => {
  const letters = Buffer.from(`${SENTENCE}\r`, 'utf16le')
  const head = (length: number) => {
    const bytes = Buffer.alloc(22)
    bytes.writeUInt32LE(length, 0)
    return bytes
  }
  const paragraph = Buffer.concat([record(66, 0, head(letters.length / 2)), record(67, 1, letters)])
  const hwp = (section: Buffer, more: Record<string, Buffer> = {}) =>
    anOle({ FileHeader: fileHeader(0), 'BodyText/Section0': section, ...more })

  test('whole, it is read', () => {
    expect(answerOf(hwp(paragraph))).toBe(SENTENCE)
  })

  test.each([
    ['a paragraph that lost letters', Buffer.concat([record(66, 0, head(40)), record(67, 1, letters)])],
    ['a paragraph without its shape', Buffer.concat([record(66, 0, Buffer.alloc(4)), record(67, 1, letters)])],
    ['a record of an unknown tag', Buffer.concat([paragraph, record(300, 1, letters)])],
    ['a record two levels down', Buffer.concat([paragraph, record(66, 3, head(0))])],
    ['a section that begins within something', record(67, 1, letters)],
    ['bytes behind the last record', Buffer.concat([paragraph, Buffer.alloc(3)])],
  ])('%s', (_, section) => {
    expect(answerOf(hwp(section))).toBe('broken')
  })

  test('damaged lists leave the words as they are', () => {
    expect(answerOf(hwp(paragraph, { DocInfo: Buffer.from('ffffffffff', 'hex') }))).toBe(SENTENCE)
    const lists = { DocInfo: deflateRawSync(Buffer.alloc(40 * 1024 * 1024)) }
    const file = anOle({ FileHeader: fileHeader(1), 'BodyText/Section0': deflateRawSync(paragraph), ...lists })
    expect(answerOf(file)).toBe('too large')
  })

  test('marks that it sets by itself are those of hwpx', () => {
    const written = [
      { shape: 1, text: SENTENCE },
      { shape: 3, text: '첫째 시험은 9월에 끝났다.' },
      { shape: 4, text: '결과는 두 달 뒤에 나온다.' },
      { shape: 3, text: '둘째 시험은 10월에 시작한다.' },
    ]
    const text = `□ ${SENTENCE}\n1. 첫째 시험은 9월에 끝났다.\n가) 결과는 두 달 뒤에 나온다.\n2. 둘째 시험은 10월에 시작한다.`
    expect(answerOf(anHwp(written))).toBe(text)
    expect(answerOf(anHwpx(written))).toBe(text)
  })
})
