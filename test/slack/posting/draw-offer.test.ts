import fc from 'fast-check'
import { expect, test } from 'vitest'
import { en } from '../../../functions/copy/en/en.ts'
import { ko } from '../../../functions/copy/ko/ko.ts'
import type { DueRelease } from '../../../functions/releases/find-due.ts'
import { fits } from '../../../functions/slack/blocks/block-limits.ts'
import { drawMessage } from '../../../functions/slack/posting/draw-message.ts'
import { aDelivery, aRelease } from '../../support/a-release.ts'

const today = '2026-11-27'
const open = (title: string, due: string): DueRelease => ({
  ...aRelease({
    id: title,
    title,
    kind: '입법예고',
    ministry: '환경부',
    url: `https://opinion.example/${due}?a=1&b=2`,
  }),
  due,
})
const OPEN = [
  open('화학물질관리법 & 시행령', '2026-12-03'),
  open('화학물질 등록법', '2026-12-10'),
  open('화학물질 분류 고시', '2026-12-11'),
  open('화학물질 안전 고시', '2027-01-05'),
]

const offer = (found: DueRelease[], hasMore = false) => {
  const release = aRelease({
    id: 'n1',
    title: '방금 나온 예고',
    text: '예고의 본문',
    kind: '입법예고',
    due: '2026-12-03',
  })
  return { release, matches: aDelivery().matches, deliveryId: 'n1#offer', offer: { found, hasMore } }
}

test('an offer asks, says what is open now with the days left, and has two buttons; of the notice behind it no more is told', () => {
  const { text, blocks, plain } = drawMessage([offer(OPEN)], ko, { today })
  expect(text).toBe('입법예고·행정예고도 받아 보시겠어요? · 지금 의견을 받는 것 4건')
  const drawn = JSON.stringify(blocks)
  expect(drawn).toMatch(
    /\*지금 의견을 받는 것 4건\*.*\*12월 3일\(목\)까지 · D-6\* <.*화학물질관리법 &amp; 시행령> — 환경부/,
  )
  expect(drawn.match(/화학물질/g)).toHaveLength(3)
  expect(drawn).toContain('`/due`')
  expect(drawn).not.toMatch(/예고의 본문|방금 나온/)
  const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
  expect(buttons).toMatchObject([
    { action_id: 'take_notices', text: { text: '입법예고도 받기' }, style: 'primary' },
    { action_id: 'leave_notices', text: { text: '보도자료만 받기' } },
  ])
  expect(plain).toContain('지금 의견을 받는 것 4건')
})

test('one that is all is not said to be more, and what may be more is', () => {
  const draw = (found: DueRelease[], hasMore = false) => drawMessage([offer(found, hasMore)], ko, { today })
  expect(JSON.stringify(draw(OPEN.slice(0, 1)).blocks)).not.toContain('/due')
  expect(draw(OPEN, true).text).toContain('4건 이상')
  expect(drawMessage([offer(OPEN)], en, { today }).text).toContain('Open for comments now: 4')
})

test('what a channel missed is told below it', () => {
  const { blocks, plain } = drawMessage([offer(OPEN)], ko, { today, unsent: { count: 2, reasons: ['invalid_blocks'] } })
  expect(JSON.stringify(blocks.at(-1))).toContain('invalid_blocks')
  expect(plain).toContain('invalid_blocks')
})

test('whatever the names are, it fits', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 600 })
  const release = fc.record({ title: name, ministry: name, path: fc.string({ maxLength: 2500 }) })
  fc.assert(
    fc.property(fc.array(release, { minLength: 1, maxLength: 30 }), (releases) => {
      const found = releases.map(({ title, ministry, path }, n) => ({
        ...open(title, '2026-12-03'),
        id: String(n),
        ministry,
        url: `https://opinion.example/${encodeURIComponent(path.toWellFormed())}`,
      }))
      const { blocks, text } = drawMessage([offer(found)], ko, { today })
      expect(fits(blocks)).toBe(true)
      expect(text.length).toBeLessThanOrEqual(500)
    }),
    { numRuns: 60 },
  )
})
