import { expect, test } from 'vitest'
import { COPIES } from '../../../functions/copy/languages/copies.ts'
import { attentionFor } from '../../../functions/releases/health/needs-attention.ts'
import type { Health } from '../../../functions/releases/health/source-health.ts'
import { tallyHealth } from '../../../functions/releases/health/tally-health.ts'
import type { Failure, Reading, Source, SourceState } from '../../../functions/releases/source.ts'
import { readSourceStatuses } from '../../../functions/slack/sources/source-statuses.ts'
import { addDays, DAY, seoulDay } from '../../../functions/text/seoul.ts'
import { healthFromReading, PROBE_HEALTH_WORDS } from '../../../lib/commands/probe/probe-health.ts'
import { shownSource } from '../../../lib/local/page-server/operator-panel.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'

const source: Source = { id: 'motir', name: '산업통상부 보도자료', rhythm: 2 }
const TODAY = seoulDay(MONDAY)

interface Case {
  health: Health
  state: Partial<SourceState>
  /** What a probe reads of such a source; none where one reading cannot tell. */
  reading?: Reading
}

const fails = (health: Health, reason: Failure['reason']): Case => {
  const failure = { reason, detail: '…' }
  return { health, state: { failures: 1, failure }, reading: { outcome: 'failed', ...failure } }
}
const published = (health: Health, day: string): Case => ({
  health,
  state: { newestDay: day },
  reading: { outcome: 'read', releases: [aRawRelease({ published: { day } })], skipped: 0, validators: {} },
})
const missed = { day: addDays(TODAY, -3), failures: 12, askedAt: MONDAY }

const CASES: Case[] = [
  published('healthy', TODAY),
  published('quiet', addDays(TODAY, -7)),
  published('stale', addDays(TODAY, -30)),
  fails('empty', 'empty'),
  fails('changed', 'not a feed'),
  {
    health: 'changed',
    state: { garbled: true },
    reading: { outcome: 'read', releases: [], skipped: 3, validators: {} },
  },
  fails('blocked', 'refused'),
  fails('unreachable', 'timeout'),
  fails('needs a key', 'needs a key'),
  fails('discontinued', 'discontinued'),
  { health: 'incomplete', state: { newestDay: TODAY, validators: { missed: [missed] } } },
  { health: 'not read yet', state: { firstReadAt: undefined } },
]

test.each(CASES)(
  'a source is $health in Slack, on the page, in the metric and in a probe',
  async ({ health, state: change, reading }) => {
    const state: SourceState = {
      sourceId: source.id,
      validators: {},
      failures: 0,
      firstReadAt: MONDAY - 90 * DAY,
      newestDay: TODAY,
      ...change,
    }
    const fare = await readSourceStatuses({ now: () => MONDAY, sources: [source], sourceStates: async () => [state] })
    const [told] = [...fare.well, ...fare.needAttention, ...fare.notYet]
    expect(told?.health).toBe(health)
    const shown = shownSource(source, state, MONDAY)
    expect(shown.health).toBe(health)
    const isNeeded = attentionFor(health, state) === 'needed'
    expect([fare.needAttention.length > 0, shown.needsAttention]).toEqual([isNeeded, isNeeded])
    expect(tallyHealth([source], [state], MONDAY).byHealth).toEqual(new Map([[health, 1]]))
    if (reading) expect(healthFromReading(source, reading, MONDAY)).toBe(health)
  },
)

test('a source whose second way stands in is named with both, in each language, and alarms nobody', async () => {
  const twoWays: Source = { ...source, fallback: {} }
  const failure = { reason: 'refused' as const, detail: '…' }
  const ill = { failures: 30, failure, okAt: MONDAY - 3 * DAY }
  const second = { validators: {}, failures: 0, firstReadAt: MONDAY - DAY, okAt: MONDAY, newestDay: TODAY }
  const told = async (fallback: SourceState['fallback'], of = twoWays) => {
    const state: SourceState = {
      sourceId: of.id,
      validators: {},
      firstReadAt: 1,
      newestDay: addDays(TODAY, -4),
      ...ill,
      fallback,
    }
    const { needAttention } = await readSourceStatuses({
      now: () => MONDAY,
      sources: [of],
      sourceStates: async () => [state],
    })
    const [line] = needAttention
    const lines = Object.values(COPIES).map(({ sources }) => (line ? sources.line(line) : ''))
    return { lines, newest: line?.newest, ailing: tallyHealth([of], [state], MONDAY).ailing }
  }
  const stoodInFor = await told(second)
  expect(stoodInFor).toMatchObject({ newest: TODAY, ailing: 0 })
  expect(stoodInFor.lines.join('\n')).toMatch(/예비 경로로 읽고 있습니다[\s\S]*in its second way/)
  const bothIll = await told({ ...second, failures: 3, failure })
  expect(bothIll.ailing).toBe(1)
  expect(bothIll.lines[0]).toMatch(/예비 경로: 접속이 막혀 있습니다/)
  // A line that no longer names a second way is not stood in for by what is left in its row.
  expect(await told(second, source)).toMatchObject({ ailing: 1 })
})

test('every health has its words in each language and in a probe', () => {
  const known = [...new Set(CASES.map(({ health }) => health))].sort()
  for (const { sources } of Object.values(COPIES)) expect(Object.keys(sources.healthWords).sort()).toEqual(known)
  expect(Object.keys(PROBE_HEALTH_WORDS).sort()).toEqual(known)
})

test.each([
  ['ko', 'discontinued', '부처 누리집의 피드나 공공데이터포털의 정책브리핑 API'],
  ['ko', 'needs a key', 'npm run setup'],
  ['ko', 'stale', '주소가 바뀌었는지 확인해 주세요'],
  ['ko', 'blocked', '자동으로 다시 시도합니다'],
  ['en', 'discontinued', 'Use the ministry’s own feed or the Policy Briefing API of data.go.kr instead'],
  ['en', 'needs a key', 'npm run setup'],
] as const)('in %s, the line of a source that is %s says what to do: %s', (language, health, what) => {
  expect(COPIES[language].sources.line({ name: '정책브리핑', health, missing: [] })).toContain(what)
})

test('days that are missing are named, three at the most', () => {
  const line = (missing: string[]) => COPIES.ko.sources.line({ name: '정책브리핑', health: 'incomplete', missing })
  expect(line(['2026-11-20'])).toMatch(/하루에 한 번 자동으로 다시 시도합니다\. 못 받은 날: 2026년 11월 20일 \(금\)\.$/)
  const many = line(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'])
  expect(many).toMatch(/2026년 11월 18일 \(수\) 외 2일\.$/)
})
