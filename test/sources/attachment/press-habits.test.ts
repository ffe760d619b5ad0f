import { describe, expect, test } from 'vitest'
import { readAttachment } from '../../../functions/sources/attachment/read-attachment.ts'
import { summarise } from '../../../functions/text/summary.ts'
import { anHwp } from '../../support/documents/an-hwp.ts'
import { anHwpx } from '../../support/documents/an-hwpx.ts'
import { CENTRAL_OFFICES } from '../../support/documents/press-habits/central-offices.ts'
import { DRAWN_OFFICES } from '../../support/documents/press-habits/drawn-offices.ts'
import { FURTHER_OFFICES } from '../../support/documents/press-habits/further-offices.ts'
import { KIT_OFFICES } from '../../support/documents/press-habits/kit-offices.ts'
import { MARKED_OFFICES } from '../../support/documents/press-habits/marked-offices.ts'
import { OTHER_OFFICES } from '../../support/documents/press-habits/other-offices.ts'

function textOf(file: Buffer): string {
  const read = readAttachment(file)
  return read.outcome === 'read' ? read.text : read.failure
}

const ALL = [CENTRAL_OFFICES, OTHER_OFFICES, FURTHER_OFFICES, DRAWN_OFFICES, MARKED_OFFICES, KIT_OFFICES].flat()

describe.each(ALL)('$habit', ({ title, written, first, last, keeps, drops }) => {
  const text = textOf(anHwpx(written))

  test('the summary begins with the first sentence of the body', () => {
    expect(summarise(text, { title }).slice(0, first.length)).toBe(first)
  })

  test('the body is kept, heads, people and annexes are not', () => {
    expect(keeps.filter((words) => !text.includes(words))).toEqual([])
    expect(drops.filter((words) => text.includes(words))).toEqual([])
    if (last) expect(text.split('\n').at(-1)).toBe(last)
  })

  test('hwp says the same', () => {
    expect(textOf(anHwp(written))).toBe(text)
  })
})
