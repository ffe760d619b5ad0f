import { expect, test } from 'vitest'
import { ko } from '../../../functions/copy/ko/ko.ts'
import { fits } from '../../../functions/slack/blocks/block-limits.ts'
import { drawMessage } from '../../../functions/slack/posting/draw-message.ts'
import { queryId } from '../../../functions/subscriptions/query/query.ts'
import { aMatch, anFscRelease } from '../../support/a-release.ts'

const partOf = (more = {}, ...matches: ReturnType<typeof aMatch>[]) => ({ release: anFscRelease(more), matches })

test('a release is a message with title, ministry, day, source, summary, reasons and a way to the original', () => {
  const { text, blocks } = drawMessage(
    [partOf({}, aMatch('핵심 광물', '핵심광물'), aMatch('희소금속', '희소금속', 'body'))],
    ko,
  )
  expect(text).toBe('[금융위원회] 핵심광물 공급망 금융지원 방안 발표 (키워드: 핵심 광물 외 1개)')
  expect(blocks).toMatchObject([
    { text: { text: '*<https://www.fsc.go.kr/no010101/1?page=1&amp;sort=new|핵심광물 공급망 금융지원 방안 발표>*' } },
    { elements: [{ text: '금융위원회 · 2026년 7월 23일 (목) · 출처: 금융위원회 보도자료' }] },
    { text: { text: expect.stringContaining('금융지원 방안을 발표하였다.') } },
    { elements: [{ text: '알림 이유: *핵심 광물* (제목에 *핵심광물*), *희소금속* (본문에 *희소금속*)' }] },
    {
      elements: [
        {
          action_id: 'open_release',
          text: { text: '원문 보기' },
          url: 'https://www.fsc.go.kr/no010101/1?page=1&sort=new',
        },
      ],
    },
  ])
})

test('the sentence that holds the matched words is in the summary, however far down it stands', () => {
  const text = [
    ...Array.from({ length: 9 }, (_, n) => `정부는 오늘 ${n}번째 안건으로 지역 경제 활성화 방안을 논의하였다.`),
    '끝으로 희토류 비축량을 두 배로 늘리기로 하였다.',
  ].join('\n')
  const { blocks } = drawMessage([partOf({ title: '국무회의 결과', text }, aMatch('희토류', '희토류', 'body'))], ko)
  expect(blocks[2]).toMatchObject({ text: { text: expect.stringContaining('희토류 비축량을 두 배로') } })
})

test('the plain form says everything too', () => {
  const { plain } = drawMessage([partOf({}, aMatch('핵심광물'))], ko)
  for (const part of [
    '핵심광물 공급망',
    '2026년 7월 23일 (목)',
    '발표하였다.',
    '알림 이유',
    'https://www.fsc.go.kr/no010101/1?page=1&amp;sort=new',
  ])
    expect(plain).toContain(part)
})

test.each([
  ['without text', {}, '요약할 본문이 없습니다. 원문에서 확인해 주세요.'],
  [
    'with its text in an attachment',
    { attachments: [{ name: '보도자료.hwpx' }] },
    '본문은 첨부파일에 있습니다. 원문에서 확인해 주세요.',
  ],
])('a release %s says so instead of pretending', (_, more, said) => {
  expect(drawMessage([partOf({ text: '', ...more })], ko).blocks[2]).toMatchObject({ text: { text: said } })
})

test('a release without a day or ministry leaves neither a gap nor a guess', () => {
  const { blocks } = drawMessage([partOf({ published: undefined, ministry: undefined })], ko)
  expect(blocks[1]).toMatchObject({ elements: [{ text: '발표일 미상 · 출처: 금융위원회 보도자료' }] })
})

test.each([
  ['<!channel> 긴급', '&lt;!channel&gt; 긴급'],
  ['<https://evil.example|금융위원회>', '&lt;https://evil.example|금융위원회&gt;'],
  ['<@U123> R&D', '&lt;@U123&gt; R&amp;D'],
  ['제목\n둘째 줄\u202e거꾸로', '제목 둘째 줄 거꾸로'],
])('the title %j is shown as %j', (title, shown) => {
  expect(JSON.stringify(drawMessage([partOf({ title })], ko).blocks[0])).toContain(`|${shown}>`)
})

test.each(['javascript:alert(1)', 'ftp://a.kr/1', 'a.kr/1', `https://a.kr/${'x'.repeat(3000)}`])(
  'an address like %.30s is no link',
  (url) => {
    const { blocks, plain } = drawMessage([partOf({ url })], ko)
    expect(JSON.stringify(blocks)).not.toContain(url)
    expect(plain).not.toContain(url)
    expect(blocks.map((block) => block.type)).not.toContain('actions')
  },
)

test.each([
  ['revised', { revision: 2 }, '*<https://www.fsc', '수정됨 · 금융위원회'],
  ['withdrawn', { revision: 2, withdrawn: true }, '*~<https://www.fsc', '철회됨 · 금융위원회'],
])('a %s release is marked', (_, more, title, byline) => {
  const { blocks } = drawMessage([partOf(more, aMatch('핵심광물'))], ko)
  expect(blocks).toMatchObject([
    { text: { text: expect.stringContaining(title) } },
    { elements: [{ text: expect.stringContaining(byline) }] },
    {},
    {},
    {},
  ])
})

test('a query without a proper id has no menu', () => {
  expect(drawMessage([partOf({}, aMatch('핵심광물'))], ko).blocks[0]).not.toHaveProperty('accessory')
})

test('the menu beside a release offers to end or rest its query, to see more of it, or to say it was found by mistake', () => {
  const { blocks } = drawMessage([partOf({}, { ...aMatch('핵심광물'), queryId: queryId('핵심광물') })], ko)
  expect(blocks[0]).toMatchObject({
    accessory: {
      type: 'overflow',
      options: [
        { text: { text: '‘핵심광물’ 알림 끄기' }, value: `off:${queryId('핵심광물')}` },
        { text: { text: '일주일 동안 끄기' }, value: 'rest' },
        { text: { text: '‘핵심광물’ 최근 발표 보기' }, value: 'more' },
        { text: { text: '키워드와 관련 없음' }, value: 'wrong' },
      ],
    },
  })
})

test('attachments, the same announcement elsewhere and the licence are named', () => {
  const { blocks } = drawMessage(
    [
      partOf({
        attachments: [{ name: '보도자료.hwpx' }, { name: '별첨 <1>.pdf' }, { name: '표.xlsx' }, { name: '그림.zip' }],
        alsoAt: [{ sourceId: 'esg', sourceName: 'ESG 정책뉴스', url: 'https://b.kr/1' }],
        licence: '공공누리 제1유형',
      }),
    ],
    ko,
  )
  expect(blocks[3]).toMatchObject({
    elements: [
      {
        text:
          '첨부: 보도자료.hwpx, 별첨 &lt;1&gt;.pdf, 표.xlsx 외 1개\n' +
          '같은 발표: <https://b.kr/1|ESG 정책뉴스>\n이용 조건: 공공누리 제1유형',
      },
    ],
  })
})

test('an address cannot break out of its link', () => {
  const { blocks } = drawMessage([partOf({ url: 'https://a.kr/?q=a|b>c <d' })], ko)
  expect(blocks[0]).toMatchObject({ text: { text: expect.stringContaining('<https://a.kr/?q=a%7Cb%3Ec%20%3Cd|') } })
})

test('many releases become a digest grouped by the query that found them, each linked once', () => {
  const parts = ['탄소중립', '희소금속', '탄소중립'].map((query, n) =>
    partOf({ title: `발표 ${n}`, url: `https://a.kr/${n}` }, aMatch(query), ...(n === 2 ? [aMatch('ESG')] : [])),
  )
  const { text, blocks } = drawMessage(parts, ko)
  expect(text).toBe('새 정책 발표 3건: 발표 0 / 발표 1 / 발표 2')
  expect(blocks).toMatchObject([
    { type: 'header', text: { text: '새 정책 발표 3건' } },
    {
      text: {
        text:
          '*탄소중립* 2건\n• <https://a.kr/0|발표 0> — 금융위원회 · 7월 23일 (목)\n' +
          '• <https://a.kr/2|발표 2> — 금융위원회 · 7월 23일 (목) (‘ESG’에도 해당)',
      },
    },
    { text: { text: '*희소금속* 1건\n• <https://a.kr/1|발표 1> — 금융위원회 · 7월 23일 (목)' } },
  ])
})

test.each([
  ['a release', 1, 'context'],
  ['a digest', 3, 'section'],
  ['nothing else', 0, 'section'],
])('below %s stands how many were too old to send', (_, count, type) => {
  const parts = Array.from({ length: count }, (_, n) => partOf({ url: `https://a.kr/${n}` }, aMatch('탄소중립')))
  const { text, blocks, plain } = drawMessage(parts, ko, { tooOld: 12 })
  const said = '나온 지 7일이 지난 발표 12건은 보내지 않았습니다. `/latest`로 찾아볼 수 있습니다.'
  expect(JSON.stringify(blocks.at(-1))).toContain(said)
  expect(blocks.at(-1)?.type).toBe(type)
  expect(plain.endsWith(said)).toBe(true)
  if (count === 0) expect(text).toBe(said)
})

test('in a digest, a day shows its year when the release was announced in another year', () => {
  const announcedAt = Date.parse('2026-01-05T09:00:00+09:00')
  const parts = ['2026-01-05', '2023-12-15'].map((day, index) =>
    partOf({ id: `r${index}`, published: { day }, announcedAt }, aMatch('핵심광물')),
  )
  const said = JSON.stringify(drawMessage(parts, ko).blocks)
  expect(said).toContain('금융위원회 · 1월 5일 (월)')
  expect(said).toContain('금융위원회 · 2023년 12월 15일 (금)')
})

test('a digest that continues in another message says so, and thirty releases still fit with both notes', () => {
  const parts = Array.from({ length: 30 }, (_, n) =>
    partOf({ url: `https://a.kr/${n}?${'x'.repeat(280)}`, title: '가'.repeat(200) }, aMatch(`키워드 ${n}`)),
  )
  const { blocks } = drawMessage(parts, ko, { tooOld: 12, continues: true })
  const shown = JSON.stringify(blocks)
  expect(shown).toContain('다음 메시지로 이어집니다.')
  expect(shown).toContain('나온 지 7일이 지난 발표 12건')
  expect(parts.filter(({ release }) => !shown.includes(`<${release.url}|`))).toEqual([])
  expect(fits(blocks)).toBe(true)
})

test('thirty releases with ordinary addresses fit one digest with their titles, ministries and days', () => {
  const url = `https://www.motir.go.kr/kor/article/ATCL3f49a5a8c/${'1'.repeat(40)}/view?mno=&pageIndex=1&rowPageC=0`
  const parts = Array.from({ length: 30 }, (_, n) => partOf({ url, title: '가'.repeat(60) }, aMatch(`키워드 ${n % 7}`)))
  const shown = JSON.stringify(drawMessage(parts, ko).blocks)
  expect(shown.match(new RegExp(`${'가'.repeat(60)}> — 금융위원회 · 7월 23일`, 'g'))).toHaveLength(30)
})

test('a digest of long addresses still links every release, by shorter titles', () => {
  const parts = Array.from({ length: 45 }, (_, n) =>
    partOf({ url: `https://a.kr/${n}?${'x'.repeat(90)}`, title: '가'.repeat(200) }, aMatch('탄소중립')),
  )
  const shown = JSON.stringify(drawMessage(parts, ko).blocks)
  expect(parts.filter(({ release }) => !shown.includes(`<${release.url}|`))).toEqual([])
})

test.each([
  [['invalid_blocks'], '발표 1건을 보내지 못했습니다 (Slack: invalid_blocks). 초록의 홈 탭에서 볼 수 있습니다.'],
  [['no answer'], '발표 1건이 올라갔는지 확인하지 못했습니다 (Slack: 응답 없음). 초록의 홈 탭에서 볼 수 있습니다.'],
  [
    ['http 413', 'no answer'],
    '발표 1건을 보내지 못했거나 올라갔는지 확인하지 못했습니다 (Slack: http 413, 응답 없음). 초록의 홈 탭에서 볼 수 있습니다.',
  ],
])('a message after others that could not be sent, for %j, says how many and nothing else of them', (reasons, line) => {
  const unsent = { count: 1, reasons }
  for (const parts of [
    [partOf({}, aMatch('수소'))],
    [partOf({}, aMatch('수소')), partOf({ id: 'r2' }, aMatch('수소'))],
  ]) {
    const { blocks, plain } = drawMessage(parts, ko, { unsent })
    expect(JSON.stringify(blocks.at(-1))).toContain(line)
    expect(plain.endsWith(line)).toBe(true)
  }
})

test.each([
  [
    { tells: { of: 'r1', what: 'moved' as const }, due: '2026-12-10', dueBefore: '2026-12-03' },
    '의견 제출 기한이 12월 3일(목)에서 12월 10일(목)로 연장되었습니다.',
    ['*의견 제출 12월 10일(목)까지 · D-17*'],
  ],
  [
    { tells: { of: 'r1', what: 'moved' as const }, due: '2026-11-30', dueBefore: '2026-12-03' },
    '의견 제출 기한이 12월 3일(목)에서 11월 30일(월)로 앞당겨졌습니다.',
    ['*의견 제출 11월 30일(월)까지 · D-7*'],
  ],
  [{ tells: { of: 'r1', what: 'withdrawn' as const }, due: '2026-12-10' }, '입법예고가 철회되었습니다.', []],
])('news says what became of a notice, by itself and in a digest: %j', (change, sentence, binding) => {
  const part = partOf({ kind: '입법예고', text: '', ...change }, aMatch('핵심광물'))
  const { text, blocks, plain } = drawMessage([part], ko, { today: '2026-11-23' })
  expect(text).toContain(sentence)
  expect(plain).toContain(sentence)
  const sections = blocks.flatMap((block) => (block.type === 'section' && block.text ? [block.text.text] : []))
  expect(sections.slice(1)).toEqual([...binding, sentence])
  const digest = drawMessage([part, partOf({}, aMatch('핵심광물'))], ko, { today: '2026-11-23' })
  expect(JSON.stringify(digest.blocks)).toContain(binding.length > 0 ? '기한 12월 3일 → ' : '철회됨')
})

test('releases about the same draft are linked, each with what it is, and being linked is no correction', () => {
  const related = [
    { id: 'n', kind: '입법예고' as const, title: '시행령 <안>', url: 'https://example.go.kr/1' },
    { id: 'p', title: '보도자료 제목', url: 'https://example.go.kr/2' },
  ]
  const drawn = (more: object) =>
    JSON.stringify(drawMessage([partOf({ related, ...more }, aMatch('핵심광물'))], ko).blocks)
  expect(drawn({})).toContain('이 발표의 입법예고: <https://example.go.kr/1|시행령 &lt;안&gt;>')
  expect(drawn({ kind: '법령' })).toContain('이 법령의 입법예고: <https://example.go.kr/1|')
  expect(drawn({ kind: '입법예고' })).toContain('처음 입법예고: <https://example.go.kr/1|')
  expect(drawn({ kind: '입법예고' })).toContain('관련 보도자료: <https://example.go.kr/2|보도자료 제목>')
  expect(drawn({ revision: 1, links: 1 })).toBe(drawn({}))
  expect(drawn({ revision: 2, links: 1 })).not.toBe(drawn({}))
})
