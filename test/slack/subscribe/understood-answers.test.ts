import { afterEach, beforeEach, expect, test } from 'vitest'
import { queryId } from '../../../functions/subscriptions/query/query.ts'
import { DEFAULT_OPTIONS } from '../../../functions/subscriptions/subscription-options.ts'
import { type LocalServer, openLocalServer } from '../../support/local-server.ts'
import { NOW, openTestSlackDoor } from '../../support/slack-door.ts'
import { pressForm, signedRequest, viewForm } from '../../support/slack-requests.ts'

let slack: LocalServer

beforeEach(async () => {
  slack = await openLocalServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, channel: { is_member: true } }))
  })
})
afterEach(() => slack.close())

type Door = ReturnType<typeof openTestSlackDoor>
type Blocks = Awaited<ReturnType<Door['ask']>>['blocks']

const openDoor = () => openTestSlackDoor(`${slack.url}/api/`)
const queriesOf = (door: Door) => door.subscriptions.map(({ query }) => query)

function buttonsOf(blocks: Blocks): { action_id: string; value: string; label: string }[] {
  return blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((one) =>
          one.type === 'button'
            ? [{ action_id: one.action_id ?? '', value: one.value ?? '', label: one.text.text }]
            : [],
        )
      : [],
  )
}

/** Presses the button with this label in an answer; what the presser reads then. */
async function press(door: Door, blocks: Blocks, label: string): Promise<{ text: string; blocks: Blocks }> {
  const button = buttonsOf(blocks).find((one) => one.label === label)
  if (!button) throw new Error(`no button ${label}: ${JSON.stringify(buttonsOf(blocks))}`)
  const form = pressForm(button.action_id, button.value, { response_url: `${slack.url}/actions/1` })
  await door.handler(signedRequest(form, { at: NOW }))
  return JSON.parse(slack.asked.filter(({ path }) => path === '/actions/1').at(-1)?.body ?? '{}')
}

test('what was changed is said, and one button takes exactly what was typed instead; another undoes that', async () => {
  const door = openDoor()
  const { text, blocks } = await door.ask('/subscribe', '탄소중립 관련 소식')
  expect(text).toContain('‘탄소중립 관련 소식’에서 핵심어만 골라 ‘탄소중립’을 구독했습니다.')
  expect(queriesOf(door)).toEqual(['탄소중립'])
  const replaced = await press(door, blocks, '적은 그대로 구독')
  expect(queriesOf(door)).toEqual(['"탄소중립 관련 소식"'])
  await press(door, replaced.blocks, '되돌리기')
  expect(queriesOf(door)).toEqual(['탄소중립'])
})

test.each([
  [
    '탄소중립 관련 소식',
    '‘탄소중립 관련 소식’에서 핵심어만 골라 ‘탄소중립’을 구독했습니다. 새 발표가 나오면 몇 분 안에 알려 드립니다.',
  ],
  [
    '수소, 공급망 실사 소식 알려줘, 리튬 뉴스',
    '‘수소’를 구독했습니다.\n‘공급망 실사 소식 알려줘’에서 핵심어만 골라 ‘공급망 실사’를 구독했습니다.\n‘리튬 뉴스’에서 핵심어만 골라 ‘리튬’을 구독했습니다. 새 발표가 나오면 몇 분 안에 알려 드립니다.',
  ],
])(
  'an answer to %j says of each keyword once that it is subscribed, and once when releases arrive',
  async (typed, said) => {
    const { text } = await openDoor().ask('/subscribe', typed)
    expect(text).toContain(said)
    expect(text.match(/몇 분 안에/g)).toHaveLength(1)
    expect(text.match(/구독했습니다/g)).toHaveLength(typed.split(',').length)
  },
)

test('what became a keyword that is subscribed already is not said to be new', async () => {
  const door = openDoor()
  await door.ask('/subscribe', '탄소중립')
  expect((await door.ask('/subscribe', '탄소중립 관련 소식')).text).toBe('‘탄소중립’은 이미 구독하고 있습니다.')
})

test('a rhythm word sets the rhythm, and the answer says when', async () => {
  const door = openDoor()
  const { text } = await door.ask('/subscribe', '배터리 매주')
  expect(door.subscriptions).toMatchObject([{ query: '배터리', options: { rhythm: 'weekly' } }])
  expect(text).toContain('매주 월요일(휴일이면 다음 영업일) 아침에')
})

test.each([
  ['각각 구독', ['탄소중립', 'ESG', '공급망']],
  ['모두 나올 때만', ['탄소중립 +ESG +공급망']],
  ['가까이 나올 때만', ['탄소중립 ESG 공급망']],
])('several subjects are asked about; [%s] subscribes', async (label, queries) => {
  const door = openDoor()
  const { text, blocks } = await door.ask('/subscribe', '탄소중립 ESG 공급망')
  expect(queriesOf(door)).toEqual([])
  expect(text).toContain('‘탄소중립 ESG 공급망’을 어떻게 구독할까요?')
  expect(text).toContain('`탄소중립, ESG, 공급망`')
  await press(door, blocks, label)
  expect(queriesOf(door).sort()).toEqual([...queries].sort())
})

test('a reading keeps the rhythm that was typed with it', async () => {
  const door = openDoor()
  const { blocks } = await door.ask('/subscribe', '리튬 코발트 매일')
  await press(door, blocks, '각각 구독')
  const options = { rhythm: 'daily', mentions: 'in the morning' }
  expect(door.subscriptions).toMatchObject([{ options }, { options }])
})

test('of a list what is sure is subscribed, and each doubtful part is asked about with buttons that say what they do', async () => {
  const door = openDoor()
  const { text, blocks } = await door.ask('/subscribe', '담합, 리튬 코발트, 탄소중립 - 자동차')
  expect(queriesOf(door)).toEqual(['담합'])
  expect(text).toContain('‘리튬 코발트’')
  expect(text).toContain('‘탄소중립 - 자동차’')
  const answered = await press(door, blocks, '모두 나올 때만: 리튬 +코발트')
  expect(answered).not.toHaveProperty('replace_original', true)
  // The other part is still there to be pressed.
  await press(door, blocks, '각각 구독: 탄소중립, 자동차')
  expect(queriesOf(door).sort()).toEqual(['담합', '리튬 +코발트', '자동차', '탄소중립'])
})

test('readings that would be called alike are called by what differs', async () => {
  const door = openDoor()
  const { blocks } = await door.ask('/subscribe', '수소, 암모니아, 자동차 제외')
  expect(queriesOf(door)).toEqual([])
  await press(door, blocks, '‘수소’ 구독')
  expect(queriesOf(door).sort()).toEqual(['수소', '암모니아 -자동차'])
})

test('the form subscribes nothing of a list before its doubtful part is decided', async () => {
  const door = openDoor()
  const asked = await sendForm(door, { query: { value: '담합, 리튬 코발트' } })
  expect(queriesOf(door)).toEqual([])
  const field = asked.view.blocks.find(({ block_id }: { block_id: string }) => block_id === 'reading')
  const reading = { selected_option: { value: field.element.options[1].value } }
  await sendForm(door, { query: { value: '담합, 리튬 코발트' }, reading })
  expect(queriesOf(door).sort()).toEqual(['담합', '리튬 +코발트'])
})

test('where a press would act in another channel, the readings are to be typed', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const { text, blocks } = await door.ask('/subscribe', '리튬 코발트 <#C1|here>', { channel_id: 'C1' })
  expect(text).toContain('어떻게 구독할까요?')
  expect(buttonsOf(blocks).length).toBe(3)
})

test('the button of a misspelt word replaces it, and no time is promised for it', async () => {
  const door = openDoor()
  const { text, blocks } = await door.ask('/subscribe', '탄소중닙')
  expect(text).not.toContain('몇 분 안에')
  await press(door, blocks, '‘탄소중립’으로 바꾸기')
  expect(queriesOf(door)).toEqual(['탄소중립'])
})

test('an abbreviation of its own is no misspelling', async () => {
  const { text } = await openDoor().ask('/subscribe', 'ESRS')
  expect(text).not.toContain('찾으셨나요')
})

test('a word nobody knows is subscribed without a promise', async () => {
  const { text } = await openDoor().ask('/subscribe', '뮤바르쿤')
  expect(text).toContain('아직 본 적이 없는 말입니다')
  expect(text).not.toContain('몇 분 안에')
})

test('a word that nearly every release holds is warned of in the command too', async () => {
  const { text } = await openDoor().ask('/subscribe', '지원')
  expect(text).toContain('거의 모든 발표에 나오는 말이라')
})

test.each(['전체', '모든 소식', '정책'])('%s is refused kindly, with packs to choose from', async (typed) => {
  const door = openDoor()
  const { text, blocks } = await door.ask('/subscribe', typed)
  expect(queriesOf(door)).toEqual([])
  expect(text).toContain('`부처:기후에너지환경부`')
  expect(blocks.at(-1)).toMatchObject({ elements: [{ type: 'static_select', action_id: 'pack_menu' }] })
})

test('a pack chosen in a message subscribes its members, which can be undone at once', async () => {
  const door = openDoor()
  const { blocks } = await door.ask('/subscribe', '전체')
  expect(blocks.length).toBeGreaterThan(1)
  const form = pressForm('pack_menu', undefined, {
    response_url: `${slack.url}/actions/1`,
    actions: [{ action_id: 'pack_menu', block_id: 'b', selected_option: { value: 'safety' } }],
  })
  await door.handler(signedRequest(form, { at: NOW }))
  expect(queriesOf(door)).toEqual(expect.arrayContaining(['중대재해', '산업안전', '위험성평가']))
  const said = JSON.parse(slack.asked.filter(({ path }) => path === '/actions/1').at(-1)?.body ?? '{}')
  expect(said.text).toContain('주제 묶음 ‘중대재해·산업안전’')
  expect(door.handedOn('preview')).toHaveLength(1)
  await press(door, said.blocks, '되돌리기')
  expect(queriesOf(door)).toEqual([])
})

test.each([
  ['what was typed', '탄소중립 관련 소식'],
  ['what it became', '탄소중립'],
  ['another sentence about it', '탄소중립 뉴스'],
  ['other spacing', '탄소 중립'],
])('/unsubscribe finds a subscription by %s', async (_, typed) => {
  const door = openDoor()
  await door.ask('/subscribe', '탄소중립 관련 소식')
  const { text } = await door.ask('/unsubscribe', typed)
  expect(text).toContain('‘탄소중립’ 구독을 해지했습니다')
  expect(queriesOf(door)).toEqual([])
})

test('a standing sentence is offered a better reading in /subscriptions, and changed only by its button', async () => {
  const door = openDoor()
  const query = '탄소중립 관련 소식'
  const standing = { team: 'T1', channel: 'C1', queryId: queryId(query), query, since: NOW, by: 'U1' }
  await door.store.subscribe([{ ...standing, options: { ...DEFAULT_OPTIONS, rhythm: 'weekly' } }])
  const { blocks } = await door.ask('/subscriptions', '')
  const changed = await press(door, blocks, '‘탄소중립 관련 소식’을 ‘탄소중립’으로 바꾸기')
  expect(door.subscriptions).toMatchObject([{ query: '탄소중립', options: { rhythm: 'weekly' } }])
  await press(door, changed.blocks, '되돌리기')
  expect(queriesOf(door)).toEqual([query])
})

test('/unsubscribe of the sentence ends the standing sentence itself', async () => {
  const door = openDoor()
  const query = '탄소중립 관련 소식'
  await door.store.subscribe([
    { team: 'T1', channel: 'C1', queryId: queryId(query), query, since: NOW, by: 'U1', options: DEFAULT_OPTIONS },
  ])
  expect((await door.ask('/unsubscribe', query)).text).toContain(`‘${query}’ 구독을 해지했습니다`)
  expect(queriesOf(door)).toEqual([])
})

test('/latest searches for the subject of a sentence', async () => {
  const door = openDoor()
  await door.ask('/latest', '탄소중립 관련 소식 3')
  expect(door.jobs).toMatchObject([{ job: 'latest', queries: '탄소중립', count: 3 }])
})

test('everything being a tag, none of them is a channel', async () => {
  const door = openDoor()
  await door.ask('/subscribe', '#탄소중립 #ESG')
  expect(queriesOf(door)).toEqual(['탄소중립', 'ESG'])
})

test.each([
  ['2,000 letters', '가나다라마바사아자차'.repeat(200)],
  ['200 lines', Array.from({ length: 200 }, (_, n) => `${n + 1}. 금속 ${n}`).join('\n')],
  ['control characters', '\u0000\u0007\u001b[31m'],
  ['marks of direction', '\u202e\u2067탄소중립\u2069'],
  ['HTML', '<table><tr><td>수소</td><td>암모니아</td></tr></table>'],
])('%s get an answer within what Slack takes', async (_, typed) => {
  const { text, blocks } = await openDoor().ask('/subscribe', typed)
  expect(text.length).toBeGreaterThan(5)
  expect(JSON.stringify(blocks).length).toBeLessThan(10_000)
})

async function sendForm(door: Door, values: Record<string, object>) {
  const { body } = await door.handler(signedRequest(viewForm('subscribe', values, { channel: 'C1' }), { at: NOW }))
  return JSON.parse(body)
}

test('the form repairs as a command does, and says so', async () => {
  const door = openDoor()
  const { view } = await sendForm(door, { query: { value: '공급망 실사 소식 알려줘' } })
  expect(queriesOf(door)).toEqual(['공급망 실사'])
  expect(JSON.stringify(view)).toContain('핵심어만 골라 ‘공급망 실사’를 구독했습니다')
})

test('the form asks where there are several readings, and subscribes to the one that is chosen', async () => {
  const door = openDoor()
  const asked = await sendForm(door, { query: { value: '리튬 코발트' } })
  expect(asked).toMatchObject({ response_action: 'update', view: { callback_id: 'subscribe' } })
  const field = asked.view.blocks.find(({ block_id }: { block_id: string }) => block_id === 'reading')
  const [each] = field.element.options
  expect(each.text.text).toBe('각각 구독: 리튬, 코발트')
  expect(queriesOf(door)).toEqual([])
  await sendForm(door, { query: { value: '리튬 코발트' }, reading: { selected_option: { value: each.value } } })
  expect(queriesOf(door)).toEqual(['리튬', '코발트'])
})

test('the form takes ministries alone, and packs', async () => {
  const door = openDoor()
  await sendForm(door, {
    query: { value: null },
    ministries: { selected_options: [{ value: '기상청' }, { value: '산림청' }] },
  })
  expect(queriesOf(door)).toEqual(['부처:기상청', '부처:산림청'])
  await sendForm(door, { query: { value: '' }, packs: { selected_options: [{ value: 'circular' }] } })
  expect(queriesOf(door)).toContain('자원순환')
})

test('a form with more than twenty keywords names those that have no place', async () => {
  const door = openDoor()
  const { errors } = await sendForm(door, {
    query: { value: '산불, 지진' },
    packs: { selected_options: [{ value: 'safety' }, { value: 'labour' }] },
  })
  expect(errors.query).toContain('담지 못했습니다')
  expect(queriesOf(door)).toEqual([])
})
