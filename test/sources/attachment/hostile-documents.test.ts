import { describe, expect, test } from 'vitest'
import { type ReadAttachment, readAttachment } from '../../../functions/sources/attachment/read-attachment.ts'
import { cpuTime } from '../../support/cpu-time.ts'
import { PRESS_DOCUMENT } from '../../support/documents/a-press-document.ts'
import { anHwp, anOle, fileHeader, record } from '../../support/documents/an-hwp.ts'
import { aBomb, anHwpx, aZip, sectionOf } from '../../support/documents/an-hwpx.ts'
import { seededRandom } from '../../support/seeded-random.ts'

const MEGABYTE = 1024 * 1024
const MAX_CPU_MS = 4_000

function fillTable(number: (at: number) => number) {
  return (table: number[]) => {
    for (const at of table.keys()) table[at] = number(at)
  }
}

async function failureOf(file: Buffer): Promise<string> {
  let read: ReadAttachment | undefined
  expect(
    await cpuTime(() => {
      read = readAttachment(file)
    }),
  ).toBeLessThan(MAX_CPU_MS)
  return read?.outcome === 'failed' ? read.failure : 'read'
}

describe('a document made to harm is refused by name, in time', () => {
  const section = (xml: string) => aZip({ 'Contents/section0.xml': xml })
  test.each<[string, () => Buffer, string]>([
    [
      '608 MB in 600 KB',
      () => aZip({ 'Contents/section0.xml': { packed: aBomb(608), bytes: 608 * MEGABYTE } }),
      'too large',
    ],
    [
      '608 MB that say they are one',
      () => aZip({ 'Contents/section0.xml': { packed: aBomb(608), bytes: MEGABYTE } }),
      'too large',
    ],
    [
      'a hwp section of 608 MB',
      () => anOle({ FileHeader: fileHeader(1), 'BodyText/Section0': aBomb(608) }),
      'too large',
    ],
    [
      'three sections of 15 MB each',
      () => aZip(Object.fromEntries([0, 1, 2].map((at) => [`Contents/section${at}.xml`, ' '.repeat(15 * MEGABYTE)]))),
      'too large',
    ],
    ['100,000 tags within each other', () => section('<a>'.repeat(100_000)), 'broken'],
    [
      '14 MB of paragraphs',
      () => section(sectionOf([{ xml: '<hp:p><hp:t>가</hp:t></hp:p>'.repeat(450_000) }])),
      'too large',
    ],
    [
      'tables within tables',
      () => section(sectionOf([{ xml: '<hp:tbl><hp:tr><hp:tc><hp:p>'.repeat(2_000) }])),
      'broken',
    ],
    [
      'entities of entities',
      () =>
        section(
          `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]><hs:sec><hp:p><hp:t>${'&c;'.repeat(1000)}</hp:t></hp:p></hs:sec>`,
        ),
      'read',
    ],
    [
      'hwp paragraphs by the hundred thousand',
      () =>
        anOle({
          FileHeader: fileHeader(0),
          'BodyText/Section0': Buffer.concat(Array.from({ length: 100_000 }, () => record(66, 0, Buffer.alloc(22)))),
        }),
      'too large',
    ],
    [
      'a chain of sectors that goes round',
      () =>
        anOle({ FileHeader: fileHeader(1), 'BodyText/Section0': Buffer.alloc(4096) }, (table) =>
          table.fill(0, 0, table.length - 8),
        ),
      'broken',
    ],
    [
      'a chain that points to itself',
      () =>
        anOle(
          { FileHeader: fileHeader(1) },
          fillTable((at) => at),
        ),
      'broken',
    ],
    [
      'a table of sectors of random numbers',
      () =>
        anOle(
          { FileHeader: fileHeader(1) },
          fillTable((at) => (at * 7919) % 100_000),
        ),
      'broken',
    ],
  ])('%s', async (_, file, failure) => {
    expect(await failureOf(file())).toBe(failure)
  })

  test('a directory whose entries name each other is walked once', async () => {
    const file = anOle({ FileHeader: fileHeader(1), 'BodyText/Section0': Buffer.alloc(600) })
    const directoryAt = 512 + file.readUInt32LE(48) * 512
    for (const entry of [1, 2, 3]) {
      file.writeUInt32LE(1, directoryAt + entry * 128 + 68)
      file.writeUInt32LE(2, directoryAt + entry * 128 + 72)
    }
    expect(['broken', 'unsupported', 'read', 'empty']).toContain(await failureOf(file))
  })
})

describe.each([
  ['hwpx', anHwpx(PRESS_DOCUMENT)],
  ['hwp', anHwp(PRESS_DOCUMENT)],
  ['hwp as it stands', anHwp(PRESS_DOCUMENT, 0)],
])('%s', (_, whole) => {
  test('cut off anywhere, it is a value', () => {
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 150))
      expect(readAttachment(whole.subarray(0, at)).outcome).toBeDefined()
  })

  test('three hundred mutations give a value each, and none takes long', async () => {
    const { next: random } = seededRandom(7)
    const ms = await cpuTime(() => {
      for (let run = 0; run < 300; run += 1) {
        const file = Buffer.from(whole)
        for (let changes = 1 + Math.floor(random() * 8); changes > 0; changes -= 1) {
          const at = Math.floor(random() * file.length)
          if (random() < 0.5) file[at] = Math.floor(random() * 256)
          else file.fill(random() < 0.5 ? 0xff : 0, at, Math.min(file.length, at + 1 + Math.floor(random() * 16)))
        }
        expect(readAttachment(file).outcome).toBeDefined()
      }
    })
    expect(ms).toBeLessThan(30_000)
  })
})

test('three hundred mutations of a section, packed whole again, give a value each', async () => {
  const { next: random } = seededRandom(13)
  const whole = sectionOf(PRESS_DOCUMENT)
  const pieces = [
    '<hp:tbl>',
    '</hp:tc>',
    '<hp:t>',
    '</hp:p>',
    '&#x110000;',
    '&bad;',
    '<![CDATA[',
    '<!--',
    '\0',
    '"',
    '<hp:p',
  ]
  const outcomes = new Set<string>()
  const ms = await cpuTime(() => {
    for (let run = 0; run < 300; run += 1) {
      let xml = whole
      for (let changes = 1 + Math.floor(random() * 5); changes > 0; changes -= 1) {
        const at = Math.floor(random() * xml.length)
        const piece = pieces[Math.floor(random() * pieces.length)] as string
        xml = `${xml.slice(0, at)}${piece}${xml.slice(at + (random() < 0.5 ? 0 : Math.floor(random() * 30)))}`
      }
      outcomes.add(readAttachment(aZip({ 'Contents/section0.xml': xml })).outcome)
    }
  })
  expect([...outcomes].sort()).toEqual(['failed', 'read'])
  expect(ms).toBeLessThan(30_000)
})

test('random bytes behind any signature are a value', () => {
  const { next: random } = seededRandom(11)
  for (const signature of ['504b0304', 'd0cf11e0a1b11ae1', '255044462d', '']) {
    for (let run = 0; run < 50; run += 1) {
      const bytes = Buffer.from(Array.from({ length: 2000 }, () => Math.floor(random() * 256)))
      expect(readAttachment(Buffer.concat([Buffer.from(signature, 'hex'), bytes])).outcome).toBe('failed')
    }
  }
})
