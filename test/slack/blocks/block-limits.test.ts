import type { SectionBlock } from '@slack/types'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ko } from '../../../functions/copy/ko/ko.ts'
import { drawMessage } from '../../../functions/slack/posting/draw-message.ts'
import type { DrawnMessage } from '../../../functions/slack/posting/post-message.ts'
import { aMatch, anFscRelease } from '../../support/a-release.ts'

const pieces = [
  '<!channel>',
  '<@U1>',
  '<https://e.example|링크>',
  '&',
  '&amp;',
  '<',
  '>',
  '|',
  '*',
  '_',
  '~',
  '`',
  '\n',
  '\u202e',
  '\u0000',
]
const letters = ['가', '힣', '👩‍👩‍👧‍👦', 'e\u0301', '각'.normalize('NFD'), '\ud800', 'a', ' ', '탄소중립']
const hostile = (maxLength: number) =>
  fc.oneof(
    fc.array(fc.constantFrom(...pieces, ...letters), { maxLength }).map((parts) => parts.join('')),
    fc.constantFrom('&', '<', '가', `a${'\u0301'.repeat(9)}`).map((piece) => piece.repeat(maxLength)),
    fc.string({ unit: 'binary', maxLength }),
  )
const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.nat(2500).map((length) => `https://a.kr/?${'&'.repeat(length)}`),
  hostile(50),
  hostile(50).map((path) => `https://a.kr/${path}`),
)
const match = fc.record({
  queryId: fc.oneof(fc.string(), fc.constant('a'.repeat(64))),
  query: hostile(60),
  words: hostile(60),
  where: fc.constantFrom('title' as const, 'body' as const),
})
const part = fc.record({
  release: fc
    .record({
      title: hostile(400),
      url: address,
      text: hostile(5000),
      sourceName: hostile(80),
      ministry: fc.option(hostile(80), { nil: undefined }),
      licence: fc.option(hostile(80), { nil: undefined }),
      withdrawn: fc.boolean(),
      attachments: fc.array(fc.record({ name: hostile(300) }), { maxLength: 5 }),
      alsoAt: fc.array(fc.record({ sourceId: fc.string(), sourceName: hostile(90), url: address }), { maxLength: 5 }),
    })
    .map(anFscRelease),
  matches: fc.oneof(fc.array(match, { maxLength: 4 }), fc.array(match, { minLength: 100, maxLength: 100 })),
})

/** The largest release there can be. */
const large = fc.nat(1400).map((length) => ({
  release: anFscRelease({ title: '&'.repeat(400), url: `https://a.kr/${'x'.repeat(length)}`, text: '가'.repeat(5000) }),
  matches: ['탄소중립', '희소금속'].map((query) => aMatch(query)),
}))

interface Shown {
  text: string
  most: number
  plain?: boolean
}

/** Every text in the blocks with the longest Slack takes there. Slack interprets marks in mrkdwn only. */
function textsOf(drawn: DrawnMessage): Shown[] {
  return drawn.blocks.flatMap((block) => {
    if (block.type === 'section' && block.text) return [{ text: block.text.text, most: 3000 }, ...optionsOf(block)]
    if (block.type === 'header') return [{ text: block.text.text, most: 150 }]
    if (block.type === 'context')
      return block.elements.map((one) => ({ text: 'text' in one ? one.text : '', most: 2000 }))
    if (block.type === 'actions')
      return block.elements.map((one) => ({ text: 'url' in one ? (one.url ?? '') : '', most: 3000 }))
    throw new Error(`no limit known for ${block.type}`)
  })
}

function optionsOf({ accessory }: SectionBlock): Shown[] {
  if (accessory?.type !== 'overflow') return []
  expect(accessory.options.length).toBeLessThanOrEqual(5)
  return accessory.options
    .flatMap(({ text, value }) => [text.text, value ?? ''])
    .map((text) => ({ text, most: 75, plain: true }))
}

function expectWithinLimits(drawn: DrawnMessage) {
  expect(drawn.blocks.length).toBeLessThanOrEqual(50)
  expect(JSON.stringify(drawn.blocks).length).toBeLessThanOrEqual(10_000)
  for (const { text, most } of textsOf(drawn)) {
    expect(text).not.toBe('')
    expect(text.length).toBeLessThanOrEqual(most)
    expect(text.isWellFormed()).toBe(true)
  }
  for (const text of [drawn.text, drawn.plain]) {
    expect(text.trim()).not.toBe('')
    expect(text.length).toBeLessThanOrEqual(10_000)
  }
}

/** Every `<…>` is a link of ours: no mention, and no entity cut in two. */
function expectHarmless(drawn: DrawnMessage) {
  const shown = drawn.blocks.filter((block) => block.type !== 'actions')
  const marked = textsOf({ ...drawn, blocks: shown }).filter(({ plain }) => !plain)
  for (const { text } of [...marked, drawn, { text: drawn.plain }]) {
    expect(text.replace(/<https?:\/\/[^<>|\s]+\|[^<>]*>/gi, '')).not.toMatch(/[<>]/)
    expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/)
  }
}

test('one release, however hostile, is a message within Slack’s limits that mentions nobody', () => {
  fc.assert(
    fc.property(part, (one) => {
      const drawn = drawMessage([one], ko)
      expectWithinLimits(drawn)
      expectHarmless(drawn)
    }),
    { numRuns: 150 },
  )
})

test('any number of releases is a digest within the limits, which says how many it left out', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.array(part, { minLength: 2, maxLength: 40 }), fc.array(large, { minLength: 20, maxLength: 100 })),
      (parts) => {
        const drawn = drawMessage(parts, ko)
        expectWithinLimits(drawn)
        expectHarmless(drawn)
        const lines = textsOf(drawn).flatMap(({ text }) => text.split('\n'))
        const listed = lines.filter((line) => line.startsWith('• ')).length
        expect(listed).toBeGreaterThanOrEqual(Math.min(30, parts.length))
        const left = parts.length - listed
        if (left > 0) expect(lines.at(-1)).toContain(`이 밖에 ${left}건이 더`)
        else expect(drawn.plain).not.toContain('이 밖에')
      },
    ),
    { numRuns: 60 },
  )
})

/** An address of `length` characters as Slack is given it, ampersands and percent signs included. */
const ordinaryAddress = fc.integer({ min: 0, max: 299 }).chain((length) =>
  fc.string({ unit: fc.constantFrom('a', '1', '/', '=', '%20', '&'), maxLength: 300 }).map((path) => {
    const escaped = `https://a.kr/${path.replaceAll('&', '&amp;')}`.slice(0, Math.max(length, 13))
    return escaped.replace(/&[amp]*$/, '').replaceAll('&amp;', '&')
  }),
)

test('thirty releases all stand in one digest, each linked whose address has at most 300 characters', () => {
  const crowded = fc.record({
    release: fc
      .record({ title: hostile(400), url: fc.oneof(ordinaryAddress, fc.constant(`https://a.kr/${'1'.repeat(287)}`)) })
      .map(anFscRelease),
    matches: fc.array(match, { minLength: 1, maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(crowded, { minLength: 30, maxLength: 30 }), (parts) => {
      const drawn = drawMessage(parts, ko)
      expectWithinLimits(drawn)
      const shown = textsOf(drawn).map(({ text }) => text)
      for (const { release } of parts) {
        const address = `<${release.url.replaceAll('&', '&amp;')}|`
        expect(shown.some((text) => text.includes(address))).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

test('an address too long for a digest leaves its title, and the digest says so', () => {
  const url = `https://a.kr/${'1'.repeat(1500)}`
  const parts = Array.from({ length: 30 }, (_, n) => ({
    release: anFscRelease({ title: `발표 ${n}`, url: n < 10 ? url : `https://a.kr/${n}` }),
    matches: [aMatch('탄소중립')],
  }))
  const drawn = drawMessage(parts, ko)
  const lines = textsOf(drawn).flatMap(({ text }) => text.split('\n'))
  expect(lines.filter((line) => line.startsWith('• 발표'))).toHaveLength(10)
  expect(lines.filter((line) => line.startsWith('• <https://a.kr/'))).toHaveLength(20)
  expect(lines.at(-1)).toBe('10건은 주소가 너무 길어 링크를 넣지 못했습니다. `/latest`에서 찾아보세요.')
  expect(drawn.plain).toContain('10건은 주소가 너무 길어')
})
