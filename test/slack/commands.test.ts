import { expect, test } from 'vitest'
import { fits } from '../../functions/slack/blocks/block-limits.ts'
import { queryId } from '../../functions/subscriptions/query/query.ts'
import { NOW, openTestSlackDoor, pauseChannel } from '../support/slack-door.ts'

test('/subscribe subscribes each keyword and offers to undo it', async () => {
  const door = openTestSlackDoor()
  const answer = await door.ask('/subscribe', '희소금속, 탄소중립')
  expect(answer.text).toBe(
    '‘희소금속’, ‘탄소중립’을 구독했습니다. 새 발표가 나오면 몇 분 안에 알려 드립니다. 스치듯 언급된 발표는 다음 영업일 아침에 모아 알려 드립니다.',
  )
  expect(answer.blocks.at(-1)).toMatchObject({
    type: 'actions',
    elements: [{ action_id: 'undo_subscribe', value: '희소금속, 탄소중립', text: { text: '되돌리기' } }],
  })
  expect(door.subscriptions).toMatchObject([
    { team: 'T1', channel: 'C1', query: '희소금속', by: 'U1', options: { rhythm: 'at once' } },
    { team: 'T1', channel: 'C1', query: '탄소중립', by: 'U1', options: { rhythm: 'at once' } },
  ])
})

test('a second /subscribe says so and offers nothing to undo', async () => {
  const door = openTestSlackDoor()
  await door.ask('/subscribe', 'ESG')
  const answer = await door.ask('/subscribe', 'ESG')
  expect(answer.text).toBe('‘ESG’는 이미 구독하고 있습니다.')
  expect(answer.blocks.map((block) => block.type)).toEqual(['section'])
  expect(door.subscriptions).toHaveLength(1)
})

test.each([
  ['', '키워드를 함께 적어 주세요. 예: 희소금속, 탄소중립'],
  ['   ', '키워드를 함께 적어 주세요. 예: 희소금속, 탄소중립'],
  ['뷁', '‘뷁’은 한 글자라 엉뚱한 발표까지 찾게 됩니다. ‘희소금속’처럼 두 글자 이상으로 적어 주세요.'],
  ['!!! ??', '‘!!! ??’에는 찾을 글자가 없습니다. 한글, 영문, 숫자로 적어 주세요.'],
  [
    '<!channel>',
    '사람이나 @channel 같은 멘션은 키워드로 쓸 수 없습니다. 다른 채널에서 받으려면 `/subscribe 탄소중립 #채널`처럼 채널 하나만 적어 주세요.',
  ],
  [
    '&lt;!channel&gt;',
    '사람이나 @channel 같은 멘션은 키워드로 쓸 수 없습니다. 다른 채널에서 받으려면 `/subscribe 탄소중립 #채널`처럼 채널 하나만 적어 주세요.',
  ],
  [
    '<@U123|someone> <#C9|general>',
    '사람이나 @channel 같은 멘션은 키워드로 쓸 수 없습니다. 다른 채널에서 받으려면 `/subscribe 탄소중립 #채널`처럼 채널 하나만 적어 주세요.',
  ],
  ['https://www.korea.kr/rss/policy.xml', '주소는 키워드로 쓸 수 없습니다. 찾으려는 낱말을 적어 주세요. 예: 탄소중립'],
])('/subscribe %s says what to write instead and changes nothing', async (text, said) => {
  const door = openTestSlackDoor()
  expect((await door.ask('/subscribe', text)).text).toBe(said)
  expect(door.calls).toEqual([])
})

test('one letter is answered with known words that hold it', async () => {
  const { text } = await openTestSlackDoor().ask('/subscribe', '물')
  expect(text).toMatch(/‘물’은 한 글자라 .+ 적어 주세요\. (‘[가-힣]*물[가-힣]*’(, )?)+[은는] 어떠세요\?$/)
})

test('a query of 500 characters is refused in a short answer', async () => {
  const door = openTestSlackDoor()
  const { text } = await door.ask('/subscribe', '가나다라마'.repeat(100))
  expect(text).toBe('‘가나다라마가나다라마가나다라마가나다라…’는 너무 깁니다. 핵심 낱말 몇 개로 줄여 주세요.')
  expect(door.calls).toEqual([])
})

test('valid keywords are subscribed, and the refused ones explained, in one answer', async () => {
  const door = openTestSlackDoor()
  const { text } = await door.ask('/subscribe', '탄소중립, 금, <!here> 수소')
  expect(text).toContain('‘탄소중립’, ‘수소’를 구독했습니다')
  expect(text).toContain('멘션은 키워드로 쓸 수 없습니다')
  expect(text).toContain('‘금’은 한 글자라')
})

test.each([
  ['non-breaking spaces', '탄소\u00a0중립', '탄소 중립'],
  ['decomposed syllables', '탄소중립'.normalize('NFD'), '탄소중립'],
  ['an escaped ampersand', 'R&amp;D 투자', 'R&D 투자'],
])('%s from a phone are understood', async (_, typed, query) => {
  const door = openTestSlackDoor()
  await door.ask('/subscribe', typed)
  expect(door.subscriptions.map((one) => one.query)).toEqual([query])
})

test('smart quotes from a phone are read as quotes', async () => {
  const door = openTestSlackDoor()
  await door.ask('/subscribe', '“전기 안전”')
  expect(door.subscriptions).toHaveLength(1)
})

test('a hostile keyword comes back as text', async () => {
  const { text, blocks } = await openTestSlackDoor().ask('/subscribe', '탄소&lt;b&gt;&amp;중립&lt;/b&gt; <!channel>')
  expect(text).toContain('‘탄소&amp;중립’')
  expect(JSON.stringify(blocks)).not.toMatch(/<[!@#]/)
})

test('/unsubscribe ends a subscription and offers to undo it', async () => {
  const door = openTestSlackDoor()
  await door.ask('/subscribe', '희소금속, 탄소중립')
  const answer = await door.ask('/unsubscribe', '희소금속')
  expect(answer.text).toBe('‘희소금속’ 구독을 해지했습니다. 이제 알려 드리지 않습니다.')
  expect(answer.blocks.at(-1)).toMatchObject({
    elements: [
      { action_id: 'undo_unsubscribe', value: '@{"mentions":"in the morning","kinds":"all","remind":3} 희소금속' },
    ],
  })
  expect(door.subscriptions.map((one) => one.query)).toEqual(['탄소중립'])
})

test('/unsubscribe of a sentence ends what it names', async () => {
  const door = openTestSlackDoor()
  await door.ask('/subscribe', '석면, 악취, 탄소중립')
  expect((await door.ask('/unsubscribe', '아까 등록한 석면이랑 악취 둘 다 취소')).text).toContain('구독을 해지했습니다')
  expect(door.subscriptions.map((one) => one.query)).toEqual(['탄소중립'])
  expect((await door.ask('/unsubscribe', '수소 알림 꺼주세요')).text).toContain('‘수소’는 구독하고 있지 않습니다')
})

test('/unsubscribe of an unknown keyword names the keywords that are subscribed', async () => {
  const door = openTestSlackDoor()
  await door.ask('/subscribe', '탄소중립')
  expect((await door.ask('/unsubscribe', '수소')).text).toBe(
    '‘수소’는 구독하고 있지 않습니다.\n지금 구독 중인 키워드: ‘탄소중립’',
  )
})

test('/unsubscribe without a keyword shows which there are, each with a menu that ends it', async () => {
  const door = openTestSlackDoor()
  expect((await door.ask('/unsubscribe', '')).text).toContain('아직 구독하는 키워드가 없습니다')
  await door.ask('/subscribe', '탄소중립')
  const { text, blocks } = await door.ask('/unsubscribe', '')
  expect(text).toContain('해지할 키워드를 적거나')
  expect(blocks[2]).toMatchObject({
    text: { text: expect.stringContaining('*탄소중립*') },
    accessory: { options: [{}, {}, {}, {}, { text: { text: '해지' }, value: `remove:${queryId('탄소중립')}` }] },
  })
})

test('/subscriptions shows the subscriptions of this channel and of no other channel or workspace', async () => {
  const door = openTestSlackDoor()
  await door.ask('/subscribe', '탄소중립')
  await door.ask('/subscribe', '수소', { channel_id: 'C2' })
  await door.ask('/subscribe', '원전', { team_id: 'T2' })
  const { text, blocks } = await door.ask('/subscriptions', '')
  expect(text).toBe('키워드 1개를 구독하고 있습니다.')
  expect(blocks.slice(1, -1)).toMatchObject([
    {
      text: { text: '*탄소중립*  —  바로 알림 · 7월 23일 (목) 구독 시작' },
      accessory: {
        type: 'overflow',
        action_id: 'subscription_menu',
        options: [
          { text: { text: '수정' }, value: `edit:${queryId('탄소중립')}` },
          { text: { text: '매일 아침 받기' }, value: `daily:${queryId('탄소중립')}` },
          { text: { text: '매주 월요일 받기' }, value: `weekly:${queryId('탄소중립')}` },
          { text: { text: '일주일 동안 끄기' }, value: `pause:${queryId('탄소중립')}` },
          { text: { text: '해지' }, value: `remove:${queryId('탄소중립')}` },
        ],
      },
    },
    { elements: [{ action_id: 'quiet_form' }] },
  ])
})

test('/subscriptions of a channel with very many stays within what Slack takes, and says how many it left out', async () => {
  const door = openTestSlackDoor()
  for (let from = 0; from < 200; from += 20)
    await door.ask(
      '/subscribe',
      Array.from({ length: 20 }, (_, n) => `키워드 ${from + n} ${'가'.repeat(40)}`).join(', '),
    )
  const { blocks } = await door.ask('/subscriptions', '')
  expect(blocks.length).toBeLessThanOrEqual(50)
  expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(10_000)
  expect(JSON.stringify(blocks)).toMatch(/그 밖의 키워드 1\d\d개는/)
})

test('/subscriptions of a paused channel says why and offers to resume', async () => {
  const door = openTestSlackDoor()
  await door.ask('/subscribe', '탄소중립')
  await pauseChannel(door.store, { team: 'T1', channel: 'C1' }, 'is_archived')
  const { text, blocks } = await door.ask('/subscriptions', '')
  expect(text).toContain('알림을 멈췄습니다 (보관된 채널)')
  expect(blocks[1]).toMatchObject({ elements: [{ action_id: 'resume_channel', text: { text: '다시 받기' } }] })
})

test('/subscriptions of a quiet channel says how to begin', async () => {
  expect((await openTestSlackDoor().ask('/subscriptions', '')).text).toContain(
    '`/subscribe 희소금속, 탄소중립`처럼 입력하면',
  )
})

test.each([
  ['', '찾고 있습니다…', { queries: '', count: 5 }],
  ['탄소중립', '‘탄소중립’을 찾고 있습니다…', { queries: '탄소중립', count: 5 }],
  ['탄소중립 3', '‘탄소중립’을 찾고 있습니다…', { queries: '탄소중립', count: 3 }],
  ['탄소중립, ESG 10건', '‘탄소중립’, ‘ESG’를 찾고 있습니다…', { queries: '탄소중립, ESG', count: 10 }],
  ['7', '찾고 있습니다…', { queries: '', count: 7 }],
  ['３', '찾고 있습니다…', { queries: '', count: 3 }],
  ['탄소중립 2050', '‘탄소중립 2050’을 찾고 있습니다…', { queries: '탄소중립 2050', count: 5 }],
  ['RE100', '‘RE100’을 찾고 있습니다…', { queries: 'RE100', count: 5 }],
  ['탄소중립 99999', '‘탄소중립 99999’를 찾고 있습니다…', { queries: '탄소중립 99999', count: 5 }],
  ['탄소중립 60건', '‘탄소중립’을 찾고 있습니다…\n한 번에 20건까지 보여 드립니다.', { queries: '탄소중립', count: 20 }],
  ['3 탄소', '‘탄소’를 찾고 있습니다…', { queries: '탄소', count: 3 }],
  ['3건 탄소, 수소', '‘탄소’, ‘수소’를 찾고 있습니다…', { queries: '탄소, 수소', count: 3 }],
  ['2050 탄소중립', '‘2050 탄소중립’을 찾고 있습니다…', { queries: '2050 탄소중립', count: 5 }],
  ['99999', '찾고 있습니다…\n한 번에 20건까지 보여 드립니다.', { queries: '', count: 20 }],
  ['수소 50', '‘수소’를 찾고 있습니다…\n한 번에 20건까지 보여 드립니다.', { queries: '수소', count: 20 }],
])('/latest %s says at once that it is searching, and queues the search', async (typed, said, job) => {
  const door = openTestSlackDoor()
  expect((await door.ask('/latest', typed)).text).toBe(said)
  expect(door.jobs).toEqual([
    {
      ...job,
      job: 'latest',
      team: 'T1',
      channel: 'C1',
      responseUrl: 'https://hooks.slack.com/commands/T1/1/x',
      replace: true,
      skip: 0,
    },
  ])
})

test.each([
  ['-3', '-3'],
  ['−３', '-3'],
  ['0', '0'],
  ['수소 0', '0'],
  ['탄소 -3', '-3'],
  ['0건 탄소', '0'],
])('/latest %s is answered with how to write a count, and queues nothing', async (typed, count) => {
  const door = openTestSlackDoor()
  const { text } = await door.ask('/latest', typed)
  expect(text).toBe(`‘${count}’건은 보여 드릴 수 없습니다. 건수는 1부터 20까지 적어 주세요. 예: \`/latest 탄소중립 5\``)
  expect(door.jobs).toEqual([])
})

test('/latest with something that is no query says why and queues nothing', async () => {
  const door = openTestSlackDoor()
  expect((await door.ask('/latest', '!!!')).text).toContain('찾을 글자가 없습니다')
  expect(door.jobs).toEqual([])
})

test.each(['/subscribe', '/unsubscribe', '/subscriptions', '/latest'])(
  '%s help explains every command',
  async (command) => {
    const door = openTestSlackDoor()
    for (const word of ['help', ' HELP ', '도움말', '도움말'.normalize('NFD'), '?']) {
      const { text } = await door.ask(command, word)
      for (const known of ['/subscribe', '/unsubscribe', '/subscriptions', '/latest', '/sources'])
        expect(text).toContain(`\`${known}`)
    }
    expect(door.calls).toEqual([])
  },
)

test('/sources says whom to tell and names the sources that are not read before the others, without words for an engineer', async () => {
  const door = openTestSlackDoor()
  const read = { validators: {}, firstReadAt: NOW, failures: 0, newestDay: '2026-07-22' }
  await door.store.saveSourceState({ ...read, sourceId: 'fsc' })
  const failure = { reason: 'refused', detail: 'http 403' } as const
  await door.store.saveSourceState({ ...read, sourceId: 'moel', failures: 3, failure })
  expect((await door.ask('/sources', '')).text).toBe(
    [
      '출처 3곳 가운데 1곳을 지금 읽지 못하고 있습니다 (초록을 설치하신 분께 알려 주세요).',
      '• 지금 읽지 못하는 곳: 고용노동부 정책자료',
      '• 아직 읽지 않는 곳: 정책브리핑 보도자료',
      '정상: 금융위원회 보도자료',
    ].join('\n'),
  )
})

test('/sources counts the releases whose words stand in files that are not read, by their sources', async () => {
  const door = openTestSlackDoor()
  const read = { validators: {}, firstReadAt: NOW, okAt: NOW, failures: 0, newestDay: '2026-07-22' }
  await door.store.saveSourceState({ ...read, sourceId: 'fsc', files: { read: 9, pdf: 1 } })
  const fallback = { validators: {}, failures: 0, files: { locked: 1, pdf: 1 } }
  await door.store.saveSourceState({ ...read, sourceId: 'moel', files: { pdf: 2, 'too large': 1 }, fallback })
  expect((await door.ask('/sources', '')).text).toContain(
    '첨부파일에만 있던 발표: 고용노동부 정책자료(PDF 3건, 그 밖의 파일 2건), 금융위원회 보도자료(PDF 1건). 제목과 링크만',
  )
})

test('an unknown command is answered with the ones there are', async () => {
  const { text } = await openTestSlackDoor().ask('/follow', '탄소중립')
  expect(text).toContain('`/follow` 명령은 없습니다')
  expect(text).toContain('`/subscribe 희소금속, 탄소중립`')
})

test.each([
  ['/subscribe', '탄소중립'],
  ['/unsubscribe', '탄소중립'],
  ['/unsubscribe', ''],
  ['/subscriptions', ''],
  ['/latest', '탄소중립'],
  ['/sources', ''],
])('%s %s asks the store at most four times before it answers', async (command, text) => {
  const door = openTestSlackDoor()
  await door.ask(command, text)
  expect(door.calls.length).toBeLessThanOrEqual(4)
})

test('when the store fails, the user is told to try again later', async () => {
  const door = openTestSlackDoor(undefined, { subscribe: () => Promise.reject(new Error('table gone')) })
  expect((await door.ask('/subscribe', '탄소중립')).text).toContain('지금은 처리하지 못했습니다')
})

test('among many keywords, each refused one is named or counted', async () => {
  const { ask } = openTestSlackDoor()
  const { text } = await ask('/subscribe', Array.from({ length: 30 }, (_, n) => `금속${n + 1}`).join(', '))
  expect(text).toContain('금속21')
  expect(text).toContain('외 5개는 담지 못했습니다')
})

test('every subscription of a channel is named, also those that have no room for their menu', async () => {
  const door = openTestSlackDoor()
  const queries = Array.from({ length: 40 }, (_, index) => `정책 이름 ${index + 10}`)
  for (const from of [0, 20]) await door.ask('/subscribe', queries.slice(from, from + 20).join(', '))
  const { blocks } = await door.ask('/subscriptions', '')
  expect(fits(blocks)).toBe(true)
  const said = JSON.stringify(blocks)
  expect(queries.filter((query) => !said.includes(query))).toEqual([])
  expect(said).toContain('홈 탭')
})
