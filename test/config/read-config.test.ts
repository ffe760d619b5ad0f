import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEnv } from '../../functions/platform/env.ts'
import { ChorokConfig, SETTING_NAMES, WANTED } from '../../lib/config/config-shape.ts'
import { configVariables } from '../../lib/config/config-variables.ts'
import { checkConfig, readConfig, readVariables } from '../../lib/config/read-config.ts'

const SOURCE = { id: 'own', kind: 'feed', name: '우리 소식', url: 'https://www.association.test/rss.xml' }

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
  ['a word for whether rules are read', { rules: 'on' }, ['rules', 'true나 false']],
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
  [
    'a source of another kind',
    { extraSources: [{ ...SOURCE, kind: 'rss' }] },
    ['kind는 feed, board, open api, lawmaking, assembly, law 가운데'],
  ],
  ['a source of no kind', { extraSources: [{ ...SOURCE, kind: undefined }] }, ['extraSources[0].kind가 없습니다']],
  [
    'an address of another scheme',
    { extraSources: [{ ...SOURCE, url: 'ftp://a.kr' }] },
    ['url은 https://나 http://', '"ftp://a.kr"'],
  ],
  ['a name that is empty', { extraSources: [{ ...SOURCE, name: '' }] }, ['extraSources[0].name는 비어 있으면']],
  ['an id in Korean', { extraSources: [{ ...SOURCE, id: '협회' }] }, ['extraSources[0].id는 영어 소문자']],
  ['a rhythm as a text', { extraSources: [{ ...SOURCE, rhythm: '5' }] }, ['rhythm은 수여야 합니다: "5"']],
  ['a rhythm below nothing', { extraSources: [{ ...SOURCE, rhythm: 0 }] }, ['rhythm은 0보다 커야 합니다: 0']],
  ['half a retry', { extraSources: [{ ...SOURCE, retries: 1.5 }] }, ['retries는 정수여야 합니다']],
  ['many retries', { extraSources: [{ ...SOURCE, retries: 99 }] }, ['retries는 8 이하여야']],
  ['another method', { extraSources: [{ ...SOURCE, method: 'PUT' }] }, ['method는 GET, POST 가운데']],
  ['another page', { extraSources: [{ ...SOURCE, page: 'x' }] }, ['page는 none, any 가운데']],
  [
    'a markup without its title',
    { extraSources: [{ ...SOURCE, kind: 'board', markup: { list: { row: 'tr' } } }] },
    ['extraSources[0].markup.list.title가 없습니다'],
  ],
  [
    'an expression that is none',
    { extraSources: [{ ...SOURCE, kind: 'board', markup: { list: { row: 'tr', title: 'a', linkId: '(' } } }] },
    ['extraSources[0].markup.list.linkId는 정규식이어야'],
  ],
  ['a misspelt field', { extraSources: [{ ...SOURCE, rythm: 5 }] }, ['extraSources[0].rythm은 모르는 이름', 'rhythm']],
  [
    'a misspelt field of a second way',
    { extraSources: [{ ...SOURCE, fallback: { kind: 'feed', url: 'https://b.kr/a', methode: 'GET' } }] },
    ['extraSources[0].fallback.methode는 모르는 이름'],
  ],
  [
    'a misspelt field deep in a markup',
    { extraSources: [{ ...SOURCE, kind: 'board', markup: { list: { row: 'tr', title: 'a', dates: 'td' } } }] },
    ['extraSources[0].markup.list.dates는 모르는 이름'],
  ],
  [
    'a misspelt field of a page',
    { extraSources: [{ ...SOURCE, page: { text: 'div', titel: 'h1' } }] },
    ['extraSources[0].page.titel은 모르는 이름'],
  ],
  ['two sources of one id', { extraSources: [SOURCE, SOURCE] }, ['extraSources[1].id', '같은 id']],
  ['a list and no settings', [], ['설정 묶음']],
  ['a file that was cut off', '{"morning": ', ['JSON이 중간에 끝납니다']],
  ['a comment', '{\n  // 아침\n  "morning": "09:00"}', ['2행 3열', '주석']],
  ['a comma too many', '{"morning": "09:00",\n}', ['2행 1열', '마지막 항목 뒤의 쉼표']],
  ['a comma too many in a list', '{"extraSources": [\n  1,\n]}', ['3행 1열', '마지막 항목 뒤의 쉼표']],
  ['a comma too few', '{"morning": "09:00"\n"region": "ap-northeast-2"}', ['2행 1열', '쉼표가 빠졌는지']],
  ['bent quotes', '{“morning”: "09:00"}', ['1행 2열', '큰따옴표']],
  ['a word without quotes', '{"morning": 아침}', ['1행 13열']],
  ['a line break within quotes', '{"morning": "09:\n00"}', ['1행 17열', '줄을 바꾸거나']],
  ['an empty file', '', ['JSON이 중간에 끝납니다']],
  [
    'an unknown name within a setting',
    { tableMaximum: { reads: 4000, writes: 2000, write: 1 } },
    ['tableMaximum: 모르는 이름 "write"'],
  ],
])('%s is refused in one sentence that says what is wanted', (_, written, parts) => {
  const sentences = refusalsOf(written)
  expect(sentences).toHaveLength(1)
  for (const part of parts) expect(sentences[0]).toContain(part)
  // Neither zod's words, nor Node's.
  expect(sentences[0]).not.toMatch(/invalid|expected|unexpected|position|은\(는\)|을\(를\)/i)
})

test('sources of one’s own that do not fit into the environment of a function are refused with their size', () => {
  const extraSources = Array.from({ length: 40 }, (_, index) => ({ ...SOURCE, id: `own-${index}` }))
  expect(refusalsOf({ extraSources })).toEqual([expect.stringMatching(/extraSources는 \d{4}바이트입니다/)])
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
  expect(readConfig(context, fileOf('{"morning": "10:00", "alarmEmail": "ops@company.test"}'))).toMatchObject({
    config: {
      morning: '08:00',
      alarmEmail: 'ops@company.test',
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

test('the example that is shipped is taken once its addresses are real, and holds no secret', () => {
  const text = readFileSync('chorok.config.example.json', 'utf8')
  expect(refusalsOf(text)).toEqual([
    expect.stringMatching(/alarmEmail은 예시 주소 그대로입니다\("you@example\.com"\)/),
    expect.stringMatching(/extraSources\[0\]\.url은 예시 주소 그대로입니다/),
  ])
  expect(refusalsOf(text.replace('example.com', 'company.kr').replace('www.example.org', 'association.kr'))).toEqual([])
  expect(text).not.toMatch(/xox[bpa]-|secret/i)
})

test.each([
  [{ esgBoard: 'https://board.example.net/news' }, 1],
  [{ alarmEmail: 'me@mail.example' }, 1],
  [{ extraSources: [{ ...SOURCE, fallback: { kind: 'feed', url: 'http://example.com:8080/a' } }] }, 1],
  [{ extraSources: [{ ...SOURCE, evidence: 'like https://example.com/a' }] }, 0],
  [{ esgBoard: 'https://example.company.kr/news', alarmEmail: 'example.com@company.kr' }, 0],
])('an address that belongs to nobody is refused wherever it stands: %j', (written, count) => {
  expect(refusalsOf(written)).toHaveLength(count)
})

test('what the settings put into the environment is what the doors take', () => {
  const config = ChorokConfig.parse({
    morning: '23:59',
    postsAMinute: 9999,
    readBack: true,
    operatorChannel: 'C1',
    rules: true,
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

test('a file in another encoding than UTF-8 is refused, also where its bytes are JSON', () => {
  const env = fileOf('')
  // "협회" in EUC-KR, and a file as the old Notepad saved it (UTF-16).
  for (const bytes of [
    Buffer.concat([Buffer.from('{"tags": {"team": "'), Buffer.from([0xc7, 0xf9, 0xc8, 0xb8]), Buffer.from('"}}')]),
    Buffer.from('\uFEFF{"morning": "09:00"}', 'utf16le'),
  ]) {
    writeFileSync(env.CHOROK_CONFIG as string, bytes)
    expect(readConfig({}, env)).toEqual({ outcome: 'refused', sentences: [expect.stringMatching(/UTF-8이 아닙니다/)] })
  }
})

test('a file that cannot be read is refused with what to look at', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chorok-config-'))
  expect(readConfig({}, { CHOROK_CONFIG: folder })).toMatchObject({
    sentences: [expect.stringContaining('폴더입니다')],
  })
  expect(readConfig({}, { CHOROK_CONFIG: '/nowhere/a.json' })).toMatchObject({
    sentences: ['설정 파일 /nowhere/a.json이 없습니다. 경로를 확인해 주세요.'],
  })
  const env = fileOf('{}')
  chmodSync(env.CHOROK_CONFIG as string, 0)
  // Whoever runs the tests as root may read it all the same.
  if (process.getuid?.() !== 0)
    expect(readConfig({}, env)).toMatchObject({ sentences: [expect.stringContaining('권한')] })
})

test.each([
  ['CHOROK_MORNING', '9시', 'CHOROK_MORNING은 "09:00"처럼'],
  ['CHOROK_POSTS_A_MINUTE', 'many', 'CHOROK_POSTS_A_MINUTE는 1에서 9999'],
  ['CHOROK_READ_BACK', 'true', 'CHOROK_READ_BACK는 on이나 off여야 합니다: "true"'],
  ['CHOROK_RULES', 'yes', 'CHOROK_RULES는 on이나 off여야 합니다: "yes"'],
  ['CHOROK_ESG_BOARD', 'board.kr', 'CHOROK_ESG_BOARD는 https://나'],
  ['CHOROK_OPERATOR_CHANNEL', '#운영', 'CHOROK_OPERATOR_CHANNEL은 "C0123ABCD"'],
  ['CHOROK_EXTRA_SOURCES', '[{', 'CHOROK_EXTRA_SOURCES: JSON이 중간에'],
  ['CHOROK_EXTRA_SOURCES', JSON.stringify([{ ...SOURCE, url: 1 }]), 'CHOROK_EXTRA_SOURCES[0].url은 큰따옴표로 감싼 글'],
])('a variable is checked as the file is, and refused by its own name: %s=%s', (name, text, sentence) => {
  expect(readVariables({ [name]: text })).toEqual({
    outcome: 'refused',
    sentences: [expect.stringContaining(sentence)],
  })
})

test('variables that are right are read; an empty one holds nothing', () => {
  expect(readVariables({ CHOROK_MORNING: '', CHOROK_READ_BACK: 'off', CHOROK_POSTS_A_MINUTE: '40' })).toMatchObject({
    config: { readBack: false, postsAMinute: 40 },
  })
})
