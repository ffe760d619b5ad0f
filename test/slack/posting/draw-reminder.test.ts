import { expect, test } from 'vitest'
import { en } from '../../../functions/copy/en/en.ts'
import { ko } from '../../../functions/copy/ko/ko.ts'
import type { Release } from '../../../functions/releases/release.ts'
import { fits } from '../../../functions/slack/blocks/block-limits.ts'
import { drawMessage } from '../../../functions/slack/posting/draw-message.ts'
import type { DrawnMessage } from '../../../functions/slack/posting/post-message.ts'
import { aDelivery, aRelease } from '../../support/a-release.ts'

const today = '2026-11-30'
const notice = aRelease({
  id: 'n1',
  title: '화학물질관리법 시행령 일부개정령안 & 별표',
  url: 'https://opinion.example/1?a=1&b=2',
  kind: '입법예고',
  due: '2026-12-03',
})

function reminder(of: string, change: Partial<Release> = {}) {
  const release = { ...notice, ...change }
  return { release, matches: aDelivery().matches, deliveryId: `${release.id}#${of}` }
}

const textOf = ({ blocks }: DrawnMessage) => JSON.stringify(blocks)
const buttonsOf = ({ blocks }: DrawnMessage) =>
  blocks.flatMap((block) => (block.type === 'actions' ? block.elements : [])) as { url?: string; action_id: string }[]

test('a reminder says the day and how far it is before anything else, then what it is about and why, without the text again', () => {
  const drawn = drawMessage([reminder('due#2026-12-03')], ko, { today })
  expect(drawn.text).toBe(
    '마감 알림 · 의견 제출 12월 3일(목)까지 · D-3 · 화학물질관리법 시행령 일부개정령안 &amp; 별표',
  )
  expect(JSON.stringify(drawn.blocks[0])).toContain('*마감 알림 · 의견 제출 12월 3일(목)까지 · D-3*')
  expect(textOf(drawn)).toContain('희소금속')
  expect(textOf(drawn)).not.toContain('비축량을 늘리기로')
  expect(drawn.plain).toContain('D-3')
  expect(drawMessage([reminder('due#2026-12-03')], en, { today }).text).toContain('Closing soon · Comment by Thu 3 Dec')
})

test('a call says that one applies, a law that it binds, on the day of which it reminds', () => {
  const call = drawMessage([reminder('due#2026-12-03', { kind: '공고' })], ko, { today })
  expect(call.text).toContain('마감 알림 · 신청 12월 3일(목)까지 · D-3')
  const effective = ['2026-12-10', '2027-06-01']
  const law = drawMessage([reminder('effective#2027-06-01#7', { kind: '법령', due: undefined, effective })], ko, {
    today: '2027-05-25',
  })
  expect(law.text).toContain('시행 알림 · 6월 1일(화)부터 시행 · D-7')
})

test('its buttons open both calendars with a whole day that ends on the next, the name and address whole', () => {
  const [open, google, outlook] = buttonsOf(drawMessage([reminder('due#2026-12-03')], ko, { today }))
  expect(open?.url).toBe('https://opinion.example/1?a=1&b=2')
  const ofGoogle = new URL(google?.url ?? '')
  expect(ofGoogle.host).toBe('calendar.google.com')
  expect(Object.fromEntries(ofGoogle.searchParams)).toEqual({
    action: 'TEMPLATE',
    text: '[의견 제출 마감] 화학물질관리법 시행령 일부개정령안 & 별표',
    dates: '20261203/20261204',
    details: 'https://opinion.example/1?a=1&b=2',
  })
  expect(Object.fromEntries(new URL(outlook?.url ?? '').searchParams)).toMatchObject({
    allday: 'true',
    startdt: '2026-12-03',
    enddt: '2026-12-04',
  })
  expect(google?.url).not.toContain('+')
})

test('the last day of a year ends in the next; an address too long for a button leaves only what fits', () => {
  const lastDay = reminder('due#2026-12-31', { due: '2026-12-31' })
  expect(decodeURIComponent(buttonsOf(drawMessage([lastDay], ko, { today }))[1]?.url ?? '')).toContain(
    '20261231/20270101',
  )
  const long = reminder('due#2026-12-03', { url: `https://a.example/${'가'.repeat(400)}` })
  for (const { url = '' } of buttonsOf(drawMessage([long], ko, { today }))) expect(url.length).toBeLessThanOrEqual(3000)
})

test('the message of a notice has the same buttons while it is open, and none once it has ended', () => {
  const part = { release: notice, matches: aDelivery().matches }
  const ids = (day: string) => buttonsOf(drawMessage([part], ko, { today: day })).map(({ action_id }) => action_id)
  expect(ids('2026-12-03')).toEqual(['open_release', 'to_google_calendar', 'to_outlook_calendar'])
  expect(ids('2026-12-04')).toEqual(['open_release'])
})

test('several come as a list, what ends first first, and thirty with long titles and addresses fit', () => {
  const two = [reminder('due#2026-12-04', { id: 'b', title: '둘째' }), reminder('due#2026-12-03', { title: '첫째' })]
  two[0] = { ...two[0], release: { ...(two[0] as (typeof two)[0]).release, due: '2026-12-04' } } as (typeof two)[0]
  const drawn = drawMessage(two, ko, { today, unsent: { count: 1, reasons: ['invalid_blocks'] } })
  expect(textOf(drawn)).toMatch(
    /곧 끝나거나 시행되는 것 2건.*12월 3일\(목\)까지 · D-3\* .*첫째.*12월 4일\(금\)까지 · D-4\* .*둘째/,
  )
  expect(textOf(drawn)).toContain('invalid_blocks')
  const many = Array.from({ length: 30 }, (_, n) =>
    reminder('due#2026-12-03', {
      id: `r${n}`,
      title: '아주 긴 이름을 가진 법률의 시행에 관한 규칙 '.repeat(8),
      url: `https://opinion.example/${'x'.repeat(900)}/${n}`,
    }),
  )
  const list = drawMessage(many, ko, { today })
  expect(fits(list.blocks)).toBe(true)
  expect(textOf(list).match(/D-3/g)).toHaveLength(30)
})
