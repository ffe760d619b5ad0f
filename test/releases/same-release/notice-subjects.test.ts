import { expect, test } from 'vitest'
import type { Release } from '../../../functions/releases/release.ts'
import { namedWith, subjectsOf } from '../../../functions/releases/same-release/notice-subjects.ts'
import { aRelease } from '../../support/a-release.ts'

const dated = (day: string, more: Partial<Release>) =>
  aRelease({ published: { day }, ministry: '고용노동부', text: '', ...more, id: `${day} ${more.title}` })

const NOTICE = dated('2026-11-20', {
  kind: '입법예고',
  title: '산업안전보건법 시행령 일부개정령(안) 입법예고',
  due: '2026-12-30',
})
const PRESS = dated('2026-11-20', {
  title: '고용노동부, 산업안전보건법 시행령 개정안 입법예고',
  text: '고용노동부는 「산업안전보건법」 시행령 개정안을 12월 30일까지 입법예고한다고 밝혔다.',
})

test.each<[Partial<Release>, string[]]>([
  [{ kind: '입법예고', title: '산업안전보건법 시행령 일부개정령(안) 입법예고' }, ['산업안전보건법시행령']],
  [
    { kind: '입법예고', title: '수소경제 육성 및 수소 안전관리에 관한 법률 일부개정법률안' },
    ['수소경제육성및수소안전관리에관한법률'],
  ],
  [
    { kind: '행정예고', title: '[재예고] 화학물질의 분류·표시에 관한 규정 일부개정고시안 행정예고' },
    ['화학물질의분류표시에관한규정'],
  ],
  [{ kind: '법령', title: '산업안전보건법 시행령' }, ['산업안전보건법시행령']],
  [{ title: '고용노동부, 산업안전보건법 시행령 개정안 입법예고' }, ['산업안전보건법시행령']],
  [
    {
      title: '산업안전 규정 손질',
      text: '「산업안전보건법」 시행령·시행규칙을 입법예고한다.\n「근로기준법」을 지키자.',
    },
    ['산업안전보건법시행령', '산업안전보건법시행규칙'],
  ],
  [{ title: '산업안전보건법 시행령 개정안 국무회의 의결', text: '「산업안전보건법」 시행령이 의결되었다.' }, []],
  [{ title: '안전 점검', text: '입법예고를 마쳤다.' }, []],
])('%j is about %j', (release, subjects) => {
  expect(subjectsOf(aRelease({ text: '', ...release }))).toEqual(subjects)
})

const second = (title: string, day = '2026-12-05', more: Partial<Release> = {}) =>
  dated(day, { kind: '입법예고', title, stage: '재예고', due: '2026-12-25', ...more })
const law = (day: string, more: Partial<Release> = {}) =>
  dated(day, { kind: '법령', title: '산업안전보건법 시행령', ...more })

test.each<[string, Release]>([
  ['the press release about it', PRESS],
  ['a press release some days before', { ...PRESS, published: { day: '2026-11-14' } }],
  ['a press release that says no last day', { ...PRESS, text: '입법예고한다고 밝혔다.' }],
  ['its second announcement', second('산업안전보건법 시행령 일부개정령(안) 재입법예고')],
  ['the decree as it is promulgated', law('2027-03-02')],
])('a notice is named with %s, whichever came first', (_, other) => {
  expect(namedWith(NOTICE, [other]).map(({ id }) => id)).toEqual([other.id])
  expect(namedWith(other, [NOTICE]).map(({ id }) => id)).toEqual([NOTICE.id])
})

test.each<[string, Release]>([
  ['a press release of another ministry', { ...PRESS, ministry: '환경부' }],
  ['a press release without a ministry', { ...PRESS, ministry: undefined }],
  ['a press release three weeks later', { ...PRESS, published: { day: '2026-12-11' } }],
  ['a press release with another last day', { ...PRESS, text: PRESS.text.replace('12월 30일', '12월 20일') }],
  ['a press release about 행정예고', { ...PRESS, title: '산업안전 규정 개정안 행정예고', text: '행정예고한다.' }],
  ['a press release that was withdrawn', { ...PRESS, withdrawn: true }],
  ['a second announcement of another draft', second('산업안전보건법 시행규칙 일부개정령(안) 재입법예고')],
  ['a second announcement half a year later', second('산업안전보건법 시행령 일부개정령(안) 재입법예고', '2027-06-30')],
  ['another first notice of the same name', second(NOTICE.title, '2026-12-05', { stage: undefined })],
  ['the decree as promulgated before the last day', law('2026-12-20')],
  ['the decree as another law changed it', law('2027-03-02', { text: '타법개정' })],
  ['the decree two years later', law('2028-11-20')],
  ['the Act, which comes from the Assembly, too', law('2027-03-02', { title: '산업안전보건법' })],
  ['a 행정예고 of the same name', second(NOTICE.title, '2026-12-05', { kind: '행정예고' })],
])('a notice is not named with %s', (_, other) => {
  expect(namedWith(NOTICE, [other])).toEqual([])
  expect(namedWith(other, [NOTICE])).toEqual([])
})

test('of two notices that a press release may mean neither is named', () => {
  const twin = dated('2026-11-18', { ...NOTICE, due: undefined, published: { day: '2026-11-18' } })
  const vague = { ...PRESS, text: '「산업안전보건법」 시행령을 입법예고한다.' }
  expect(namedWith(vague, [NOTICE, twin])).toEqual([])
  const told = { ...vague, related: [{ id: twin.id, kind: '입법예고' as const, title: twin.title, url: twin.url }] }
  expect(namedWith(NOTICE, [told])).toEqual([])
})
