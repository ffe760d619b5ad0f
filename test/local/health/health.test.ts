import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../functions/text/seoul.ts'
import { type HealthDeps, healthAnswer, startingAnswer } from '../../../lib/local/health/health.ts'
import { openProblems } from '../../../lib/local/process/problems.ts'
import { MONDAY } from '../../support/a-release.ts'

const UP = { downSince: undefined, why: undefined, lost: 0, isShared: false }

function deps(change: Partial<HealthDeps> = {}): HealthDeps {
  return {
    store: { ills: async () => [], lastPollAt: async () => MONDAY },
    problems: openProblems(
      () => undefined,
      () => undefined,
    ),
    now: () => MONDAY,
    startedAt: MONDAY - HOUR,
    sweptAt: () => MONDAY - MINUTE,
    line: () => UP,
    workspace: '진짜 회사',
    ...change,
  }
}

async function ask(change?: Partial<HealthDeps>) {
  const answers = await Promise.all(['/healthz', '/readyz'].map((path) => healthAnswer(path, deps(change))))
  const report = await answers[1]?.clone().json()
  const failed = report.checks.filter(({ ok }: { ok: boolean }) => !ok).map(({ name }: { name: string }) => name)
  return [answers[0]?.status, answers[1]?.status, failed]
}

const ill = {
  ...{ kind: 'no poll' as const, id: 'no poll', began: MONDAY, told: 'beginning' as const },
  ...{ tellings: [], version: 1 },
}
const full = openProblems(
  () => undefined,
  () => undefined,
)
full.begin('folder', '디스크에 빈 자리가 없습니다.')

test.each<[string, Partial<HealthDeps>, unknown]>([
  ['all is well', {}, [200, 200, []]],
  ['it has just started', { startedAt: MONDAY, sweptAt: () => undefined }, [200, 200, []]],
  ['nothing was swept for five minutes', { sweptAt: () => MONDAY - 6 * MINUTE }, [503, 503, ['sweep']]],
  ['there is no line', { line: () => ({ ...UP, downSince: MONDAY - MINUTE }) }, [200, 503, ['line']]],
  ['another program is connected', { line: () => ({ ...UP, isShared: true }) }, [200, 503, ['line']]],
  ['the disk is full', { problems: full }, [200, 503, ['program']]],
  ['an ill stands', { store: { ills: async () => [ill], lastPollAt: async () => MONDAY } }, [200, 503, ['ills']]],
  [
    'no source was reached',
    { store: { ills: async () => [], lastPollAt: async () => undefined } },
    [200, 503, ['poll']],
  ],
  [
    'the table fails',
    { store: { ills: () => Promise.reject(new Error('x')), lastPollAt: async () => MONDAY } },
    [503, 503, ['table', 'poll']],
  ],
])('when %s', async (_, change, expected) => {
  expect(await ask(change)).toEqual(expected)
})

test('any other path is left to others', async () => {
  expect(await healthAnswer('/', deps())).toBe(undefined)
})

test.each([
  ['begins', 0, false, [200, 503]],
  ['waits for Slack for a day', 24 * HOUR, true, [200, 503]],
  ['hangs', 6 * MINUTE, false, [503, 503]],
])('while the program %s', async (_, since, waitsForSlack, statuses) => {
  const answers = ['/healthz', '/readyz'].map((path) => startingAnswer(path, Date.now() - since, waitsForSlack))
  expect(answers.map((answer) => answer?.status)).toEqual(statuses)
  const check = expect.objectContaining({ name: waitsForSlack ? 'line' : 'program', ok: false })
  expect(await answers[1]?.json()).toMatchObject({ ready: false, checks: [check] })
  expect(startingAnswer('/other', 0, false)).toBe(undefined)
})
