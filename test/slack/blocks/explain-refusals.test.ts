import { expect, test } from 'vitest'
import { openTestSlackDoor } from '../../support/slack-door.ts'

test.each([
  ['/subscribe', '--weekly 수소', '`--weekly` 같은 옵션은 없습니다'],
  ['/subscribe', '수소 --매일', '`--매일` 같은 옵션은 없습니다'],
  ['/latest', '--limit 3', '`--limit` 같은 옵션은 없습니다'],
  ['/subscriptions', '--all', '`--all` 같은 옵션은 없습니다'],
  ['/subscribe', '수소 #없는채널', '‘#없는채널’ 채널을 찾지 못했습니다'],
  ['/unsubscribe', '수소, 원전 #no-such_channel', '‘#no-such_channel’ 채널을 찾지 못했습니다'],
])('%s %s is answered with the right form, and nothing is done', async (command, text, said) => {
  const door = openTestSlackDoor()
  expect((await door.ask(command, text)).text).toContain(said)
  expect(door.calls).toEqual([])
})

test.each(['/subscriptions', '/sources'])('unknown words behind %s are not ignored', async (command) => {
  const { text } = await openTestSlackDoor().ask(command, '아무말')
  expect(text).toContain(`‘아무말’은 이해하지 못했습니다. 쓰는 법은 \`${command} help\`로 볼 수 있습니다.`)
})

test('an unknown ministry is pointed out beside the subscription', async () => {
  const door = openTestSlackDoor()
  const { text } = await door.ask('/subscribe', '수소 부처:없는부처 부처:환경부')
  expect(text).toContain('‘없는부처’ 부처를 찾지 못했습니다')
  expect(text).not.toContain('‘환경부’')
  expect(door.subscriptions).toHaveLength(1)
})

test.each([
  ['#수소', '수소'],
  ['수소 -자동차', '수소 -자동차'],
  ['#수소, #탄소중립', '탄소중립'],
])('%s is a keyword as before', async (typed, query) => {
  const door = openTestSlackDoor()
  await door.ask('/subscribe', typed)
  expect(door.subscriptions.at(-1)?.query).toBe(query)
})

test('--help is help', async () => {
  expect((await openTestSlackDoor().ask('/subscribe', '--help')).text).toContain('초록은 정부 정책 발표에서')
})
