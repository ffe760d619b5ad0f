import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEnv } from '../../functions/platform/env.ts'
import { ChorokConfig, SETTING_NAMES, WANTED } from '../../lib/config/config-shape.ts'
import { configVariables } from '../../lib/config/config-variables.ts'
import { checkConfig, readConfig } from '../../lib/config/read-config.ts'

const SOURCE = { id: 'own', kind: 'feed', name: '우리 소식', url: 'https://www.example.org/rss.xml' }

function fileOf(text: string): NodeJS.ProcessEnv {
  const file = join(mkdtempSync(join(tmpdir(), 'chorok-config-')), 'chorok.config.json')
  writeFileSync(file, text)
  return { CHOROK_CONFIG: file }
}

/** The sentences that refuse a file with this text; none when it is taken. */
function refusalsOf(written: unknown): string[] {
  const read = readConfig({}, fileOf(typeof written === 'string' ? written : JSON.stringify(written)))
  return read.outcome === 'refused' ? read.sentences : []
}

test.each([
  ['an unknown setting', { alarmMail: 'a@example.com' }, ['모르는 설정 "alarmMail"']],
  ['a board address without its scheme', { esgBoard: 'board.example.or.kr/news' }, ['esgBoard', 'https://']],
  ['a board address of another scheme', { esgBoard: 'ftp://board.example.or.kr' }, ['esgBoard', 'https://']],
  ['an hour there is not', { morning: '25:00' }, ['morning', '"25:00"']],
  ['an hour as a number', { morning: 9 }, ['morning', '09:00']],
  ['an e-mail address that is none', { alarmEmail: 'ops at example.com' }, ['alarmEmail', '메일 주소']],
  ['a channel by its name', { operatorChannel: '#운영' }, ['operatorChannel', 'Slack 채널 ID']],
  ['no posts a minute', { postsAMinute: 0 }, ['postsAMinute', '9999']],
  ['posts a minute as a text', { postsAMinute: '100' }, ['postsAMinute']],
  ['`on` for a yes', { readBack: 'on' }, ['readBack', 'true나 false']],
  ['a stage in capitals', { stage: 'Prod' }, ['stage', '소문자']],
  ['a region there is not', { region: 'seoul' }, ['region', 'ap-northeast-2']],
  ['a prefix without its slash', { parameters: 'chorok' }, ['parameters', '/chorok']],
  ['a tag that is no text', { tags: { team: 1 } }, ['tags']],
  ['a table by its address', { table: 'arn:aws:dynamodb:x' }, ['table', 'chorok-restored']],
  ['sources that are no list', { extraSources: SOURCE }, ['extraSources', '배열']],
  ['a source without an address', { extraSources: [{ ...SOURCE, url: undefined }] }, ['extraSources[0].url']],
  [
    'a source with a markup nobody knows',
    { extraSources: [{ ...SOURCE, kind: 'board', markup: 'x' }] },
    ['extraSources[0].markup'],
  ],
  ['two sources of one id', { extraSources: [SOURCE, SOURCE] }, ['extraSources[1].id', '같은 id']],
  ['a list and no settings', [], ['설정 묶음']],
  ['a broken file', '{"morning": ', ['JSON이 아닙니다']],
])('%s is refused in one sentence that says what is wanted', (_, written, parts) => {
  const sentences = refusalsOf(written)
  expect(sentences).toHaveLength(1)
  for (const part of parts) expect(sentences[0]).toContain(part)
})

test('sources of one’s own that do not fit into the environment of a function are refused with their size', () => {
  const extraSources = Array.from({ length: 40 }, (_, index) => ({ ...SOURCE, id: `own-${index}` }))
  expect(refusalsOf({ extraSources })).toEqual([expect.stringMatching(/extraSources: \d{4}바이트입니다/)])
})

test('each of several faults has its sentence', () => {
  expect(refusalsOf({ morning: '9', alarmEmail: 'x', more: 1, most: 2 })).toHaveLength(4)
})

test('without a file every setting has its default; a file that was named must be there', () => {
  expect(checkConfig({})).toEqual({ outcome: 'read', config: { region: 'ap-northeast-2' } })
  expect(readConfig({}, {})).toMatchObject({ outcome: 'read' })
  expect(readConfig({}, { CHOROK_CONFIG: '/nowhere/chorok.config.json' })).toMatchObject({
    outcome: 'refused',
    sentences: [expect.stringContaining('/nowhere/chorok.config.json')],
  })
})

test('a file that an editor saved with a byte order mark is read', () => {
  expect(refusalsOf('\uFEFF{"morning": "08:30"}')).toEqual([])
})

test('settings given on the command line are read in the same shape and win over the file', () => {
  const context = {
    morning: '08:00',
    readBack: 'on',
    postsAMinute: '100',
    extraSources: JSON.stringify([SOURCE]),
    alarmEmail: undefined,
  }
  expect(readConfig(context, fileOf('{"morning": "10:00", "alarmEmail": "ops@example.com"}'))).toMatchObject({
    config: {
      morning: '08:00',
      alarmEmail: 'ops@example.com',
      readBack: true,
      postsAMinute: 100,
      extraSources: [SOURCE],
    },
  })
  expect(readConfig({ readBack: 'yes' }, fileOf('{}'))).toMatchObject({
    sentences: [expect.stringContaining('readBack')],
  })
  expect(readConfig({ postsAMinute: 'many' }, fileOf('{}'))).toMatchObject({ outcome: 'refused' })
  expect(readConfig({ extraSources: '[' }, fileOf('{}'))).toMatchObject({ outcome: 'refused' })
})

test('the example that is shipped is taken, and holds no secret', () => {
  const text = readFileSync('chorok.config.example.json', 'utf8')
  expect(refusalsOf(text)).toEqual([])
  expect(text).not.toMatch(/xox[bpa]-|secret/i)
})

test('what the settings put into the environment is what the doors take', () => {
  const config = ChorokConfig.parse({
    morning: '23:59',
    postsAMinute: 9999,
    readBack: true,
    operatorChannel: 'C1',
    esgBoard: 'http://board.example.or.kr/a',
    extraSources: [SOURCE],
  })
  const variables = configVariables(config)
  const before = { ...process.env }
  Object.assign(process.env, variables)
  try {
    const names = Object.keys(variables) as (keyof typeof variables)[]
    expect(Object.values(readEnv(...names))).not.toContain(undefined)
  } finally {
    process.env = before
  }
  expect(Object.values(configVariables(ChorokConfig.parse({ readBack: false }))).filter(Boolean)).toEqual([])
})

test('every setting has a sentence on how it must look', () => {
  expect(Object.keys(WANTED)).toEqual(SETTING_NAMES)
})
