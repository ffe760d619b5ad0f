import { expect, test } from 'vitest'
import { en } from '../../../functions/copy/en/en.ts'
import { ko } from '../../../functions/copy/ko/ko.ts'
import type { MessagePart } from '../../../functions/delivery/message.ts'
import { fits } from '../../../functions/slack/blocks/block-limits.ts'
import { drawMessage } from '../../../functions/slack/posting/draw-message.ts'
import { queryId } from '../../../functions/subscriptions/query/query.ts'
import { HOUR } from '../../../functions/text/seoul.ts'
import { aMatch, anFscRelease, aPassingMatch, MONDAY } from '../../support/a-release.ts'

const about = (title: string, ...matches: MessagePart['matches']): MessagePart => ({
  release: anFscRelease({ id: title, title, announcedAt: MONDAY }),
  matches,
})
const at = (openedAt: number) => ({ openedAt })
const idOf = (query: string) => queryId(query).slice(0, 12)

function buttonsOf({ blocks }: ReturnType<typeof drawMessage>): object[] {
  return blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.map((one) => ({ id: one.action_id, ...('value' in one && { value: one.value }) }))
      : [],
  )
}

test('a passing mention is marked, behind what the release is about', () => {
  const part = about('수소 대책', aPassingMatch('원전'), aMatch('수소'))
  const [korean, english] = [ko, en].map((copy) => JSON.stringify(drawMessage([part], copy).blocks))
  expect(korean).toContain('알림 이유: *수소* (제목에 *수소*), *원전* (본문에 한 번 언급: *원전*)')
  expect(english).toContain('*원전* (*원전* mentioned once in the body)')
})

test('a message of passing mentions alone offers to leave them out, and to gather them where it did not wait', () => {
  const part = about('지역 대책', aPassingMatch('수소'), aPassingMatch('원전'))
  const value = `${idOf('수소')},${idOf('원전')}`
  const open = { id: 'open_release' }
  const leaveOut = { id: 'mentions_left_out', value }
  expect(buttonsOf(drawMessage([part], ko, at(MONDAY + 60_000)))).toEqual([
    open,
    { id: 'mentions_in_morning', value },
    leaveOut,
  ])
  expect(buttonsOf(drawMessage([part], ko, at(MONDAY + 23 * HOUR)))).toEqual([open, leaveOut])
  const mixed = about('수소 대책', aMatch('수소'), aPassingMatch('원전'))
  expect(buttonsOf(drawMessage([mixed], ko, at(MONDAY)))).toEqual([open])
})

test.each([
  ['ko', ko, '첨부에 한 번 언급: 수소'],
  ['en', en, 'mentions 수소 once in the attachment'],
])('a digest says where a release whose text stands in a file mentions it (%s)', (_, copy, said) => {
  const filed = about('산업 대책', aPassingMatch('수소'))
  const parts = [
    { ...filed, release: { ...filed.release, textIn: 'attachment' as const } },
    about('원전 대책', aMatch('원전')),
  ]
  expect(JSON.stringify(drawMessage(parts, copy, at(MONDAY)).blocks)).toContain(said)
})

test('in a digest passing mentions stand last, in a group of their own that names their queries', () => {
  const parts = [
    about('지역 대책', aPassingMatch('수소')),
    about('수소 대책', aPassingMatch('원전'), aMatch('수소')),
    about('항만 대책', aPassingMatch('원전'), aPassingMatch('수소')),
    about('원전 대책', aMatch('원전')),
  ]
  const drawn = drawMessage(parts, ko, at(MONDAY + 23 * HOUR))
  const texts = drawn.blocks.flatMap((block) => (block.type === 'section' ? [block.text?.text ?? ''] : [])).join('\n')
  const lines = texts.split('\n').map((line) => line.replace(/<[^|]*\|([^>]*)>/, '$1').replace(/ — .*?목\)/, ''))
  expect(lines).toEqual([
    '*수소* 1건',
    '• 수소 대책 (‘원전’에도 해당)',
    '*원전* 1건',
    '• 원전 대책',
    '*스치듯 언급된 발표 2건*',
    '• 지역 대책 (본문에 한 번 언급: 수소)',
    '• 항만 대책 (본문에 한 번 언급: 원전, 수소)',
  ])
  expect(drawn.plain).toMatch(/원전 대책.*\n스치듯 언급된 발표 2건\n• 지역 대책/)
  expect(buttonsOf(drawn)).toEqual([{ id: 'mentions_left_out', value: `${idOf('수소')},${idOf('원전')}` }])
})

test('thirty passing mentions of long titles fit a digest, with the buttons or without them', () => {
  const parts = Array.from({ length: 30 }, (_, n) => {
    const { release, matches } = about(`${n} ${'가'.repeat(300)}`, aPassingMatch(`수소 ${n}`))
    return { release: { ...release, url: `https://example.go.kr/${'a'.repeat(250)}` }, matches }
  })
  const { blocks } = drawMessage(parts, ko, at(MONDAY))
  expect(fits(blocks)).toBe(true)
  expect(JSON.stringify(blocks).match(/example\.go\.kr/g)).toHaveLength(30)
})
