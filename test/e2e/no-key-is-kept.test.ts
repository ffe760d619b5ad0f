import { inspect } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ko } from '../../functions/copy/ko/ko.ts'
import { log } from '../../functions/platform/log.ts'
import { measure } from '../../functions/platform/metrics.ts'
import { tallyHealth } from '../../functions/releases/health/tally-health.ts'
import { openFindStoredAddresses } from '../../functions/releases/polling/find-stored-addresses.ts'
import { openPoll } from '../../functions/releases/polling/open-poll.ts'
import { drawMessage } from '../../functions/slack/posting/draw-message.ts'
import { readSourceStatuses } from '../../functions/slack/sources/source-statuses.ts'
import { CatalogLine } from '../../functions/sources/catalog/catalog-line.ts'
import { openReadSource } from '../../functions/sources/read-source.ts'
import { storeIn } from '../../functions/store/store.ts'
import { HOUR } from '../../functions/text/seoul.ts'
import { openLocalServer } from '../support/local-server.ts'
import { aFixture } from '../support/source-fixtures.ts'
import { openTestTable } from '../support/test-stores.ts'

/** No fixture, and nothing else that is stored or said, holds these letters. */
const KEY = 'zqkey0marked0zq'
const NOON = Date.parse('2026-09-23T12:00:00+09:00')

/** What each keyed service answers, by a part of its path: lists and texts as recorded, the key in every address of theirs. */
const RECORDED: Record<string, string> = {
  'ogLmPp.xml': 'lawmaking.xml',
  'ogLmPp/': 'lawmaking-text.xml',
  BPMBILLSUMMARY: 'assembly-text.json',
  assembly: 'assembly.json',
  lawSearch: 'law.xml',
  lawService: 'law-text.xml',
  press: 'open-api.xml',
}

const LINES = (site: string) =>
  [
    { id: 'drafts', kind: 'lawmaking', name: '입법예고', announces: '입법예고', url: `${site}/rest/ogLmPp.xml` },
    { id: 'bills', kind: 'assembly', name: '국회 입법예고', url: `${site}/portal/openapi/assembly` },
    { id: 'laws', kind: 'law', name: '공포 법령', announces: '법령', target: 'law', url: `${site}/DRF/lawSearch.do` },
    { id: 'press', kind: 'open api', name: '보도자료', url: `${site}/press/list`, windowDays: 3 },
  ].map((line) => CatalogLine.parse({ ...line, firstSight: 'announce' }))

/** Answers as recorded, every address with the key in it; and the ways services fail, each of them saying the address that was asked. */
const ANSWERS: Record<string, (url: URL) => { status: number; body: string }> = {
  'as recorded': ({ pathname }) => {
    const name = Object.entries(RECORDED).find(([part]) => pathname.includes(part))?.[1]
    if (name === undefined) return { status: 404, body: '' }
    const body = aFixture(name).replaceAll(/(OC|KEY|serviceKey)=\w+/g, `$1=${KEY}`)
    return {
      status: 200,
      body: body.replaceAll(
        /https?:\/\/[^\s"'<>&\]]+(?=["'<\]])/g,
        (link) => `${link}${link.includes('?') ? '&amp;' : '?'}OC=${KEY}`,
      ),
    }
  },
  'an error that says the address': (url) => ({ status: 500, body: `<html>error at ${url.href}</html>` }),
  'a refusal that says the key': () => ({
    status: 200,
    body: `<Response><result>사용자 정보 검증에 실패하였습니다. OC=${KEY}</result><retMsg>401 ${KEY}</retMsg></Response>`,
  }),
  'JSON that says the key': () => ({ status: 200, body: `{"RESULT":{"CODE":"ERROR-290","MESSAGE":"인증키 ${KEY}"}}` }),
  'a page of a cloud': (url) => ({ status: 200, body: `<html><script>location.assign("${url.href}")</script></html>` }),
  'a move': (url) => ({ status: 302, body: url.href }),
  nothing: () => ({ status: 200, body: '' }),
}

test('after readings of every keyed service, well and ill, the key is in no row, log, metric, state, sentence or link', async () => {
  const printed: string[] = []
  for (const stream of [process.stdout, process.stderr]) {
    const spy = vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
    onTestFinished(() => spy.mockRestore())
  }
  // In tests the log is silent: what would be printed is what it is given.
  for (const method of ['info', 'warn', 'error', 'debug'] as const) {
    const spy = vi.spyOn(log, method).mockImplementation((...said) => void printed.push(inspect(said, { depth: 20 })))
    onTestFinished(() => spy.mockRestore())
  }
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const spy = vi.spyOn(console, method).mockImplementation((...said) => void printed.push(said.map(String).join(' ')))
    onTestFinished(() => spy.mockRestore())
  }
  let answer = ANSWERS['as recorded'] as (typeof ANSWERS)[string]
  let asked = 0
  const server = await openLocalServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://service.example')
    if (url.href.includes(KEY)) asked += 1
    const { status, body } = answer(url)
    response.statusCode = status
    if (status === 302) response.setHeader('location', `/moved${url.search}`)
    response.end(body)
  })
  onTestFinished(server.close)
  const table = await openTestTable()
  const store = storeIn(table)
  const sources = LINES(server.url)
  let now = NOON
  const announced: string[] = []
  const poll = openPoll<CatalogLine>({
    now: () => now,
    store,
    read: openReadSource({ storedAddresses: openFindStoredAddresses(store), secret: async () => KEY }),
    announce: async (ids) => void announced.push(...ids),
    onPolled: (result, error) =>
      error ? log.error('source not polled', { ...result, error }) : log.info('source polled', { ...result }),
  })
  for (const one of Object.values(ANSWERS)) {
    answer = one
    now += 13 * HOUR
    for (const source of sources) await poll(source)
    const states = await store.sourceStates()
    const { byHealth, ailing } = tallyHealth(sources, states, now)
    measure({ SourcesAiling: ailing }, byHealth)
    const statuses = await readSourceStatuses({ now: () => now, sources, sourceStates: store.sourceStates })
    printed.push(JSON.stringify([...statuses.well, ...statuses.needAttention, ...statuses.notYet].map(ko.sources.line)))
  }
  const rows: string[] = []
  for await (const { Items = [] } of paginateScan({ client: table.db }, { TableName: table.name }))
    for (const row of Items)
      rows.push(JSON.stringify(row), row.text instanceof Uint8Array ? gunzipSync(row.text).toString() : '')
  const drawn = await Promise.all(
    announced.map(async (id) => {
      const release = await store.releaseById(id)
      return release ? JSON.stringify(drawMessage([{ release, matches: [] }] as never, ko)) : ''
    }),
  )
  vi.restoreAllMocks()

  // The run did what it was to do: each service was asked with the key, releases were stored and drawn, failures were told.
  expect(asked).toBeGreaterThan(20)
  expect(announced.length).toBeGreaterThan(4)
  expect(rows.length).toBeGreaterThan(20)
  expect(printed.join('\n')).toContain('source polled')
  expect(printed.join('\n')).toContain('SourcesAiling')
  const hits = { rows, printed, drawn }
  const counts = Object.entries(hits).map(([where, texts]) => [where, texts.filter((text) => text.includes(KEY))])
  expect(counts).toEqual([
    ['rows', []],
    ['printed', []],
    ['drawn', []],
  ])
}, 60_000)
