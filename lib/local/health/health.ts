import { setTimeout as sleep } from 'node:timers/promises'
import { ko } from '../../../functions/copy/ko/ko.ts'
import type { Store } from '../../../functions/store/store.ts'
import { type Instant, MINUTE } from '../../../functions/text/seoul.ts'
import type { Problems } from '../process/problems.ts'
import type { LineState } from '../slack/socket-mode.ts'

/*
Two questions, for whatever watches over the program (systemd, Docker, a monitor of the company):

  /healthz  would a restart help? 503 when the table does not answer, or when nothing has been swept for five minutes.
  /readyz   does everything work now? 503 also while there is no line to Slack, or something is wrong that somebody must act on.

Both answer with the same JSON. It holds no secret, and nothing of what is subscribed.
*/

export interface HealthDeps {
  store: Pick<Store, 'ills' | 'lastPollAt'>
  problems: Problems
  now(): Instant
  startedAt: Instant
  /** When sweep last did its work; undefined until it did once. */
  sweptAt(): Instant | undefined
  line(): LineState
  workspace: string
}

export interface HealthCheck {
  name: 'table' | 'sweep' | 'line' | 'poll' | 'program' | 'ills'
  ok: boolean
  /** In Korean, for a person. */
  detail: string
}

interface HealthReport {
  healthy: boolean
  ready: boolean
  /** Absent while it is not known yet. */
  workspace?: string
  /** Seconds. */
  up: number
  /** Resident memory in MB. */
  memory: number
  checks: HealthCheck[]
}

const TABLE_PATIENCE_MS = 3_000
const SWEEP_LATE_MS = 5 * MINUTE
const POLL_LATE_MS = 25 * MINUTE
const START_LATE_MS = 5 * MINUTE
const NEEDED_TO_LIVE: HealthCheck['name'][] = ['table', 'sweep']

async function healthReport(deps: HealthDeps): Promise<HealthReport> {
  const checks = await check(deps)
  const failed = checks.filter(({ ok }) => !ok).map(({ name }) => name)
  return {
    healthy: !failed.some((name) => NEEDED_TO_LIVE.includes(name)),
    ready: failed.length === 0,
    workspace: deps.workspace,
    ...sizeSince(deps.startedAt, deps.now()),
    checks,
  }
}

/** The answer to a request for one of the two paths; undefined for any other. */
export async function healthAnswer(pathname: string, deps: HealthDeps): Promise<Response | undefined> {
  if (pathname !== '/healthz' && pathname !== '/readyz') return undefined
  return answerOf(await healthReport(deps), pathname)
}

/** What the same two paths answer while the program starts. It may wait for Slack for hours, where a restart would not help. */
export function startingAnswer(pathname: string, startedAt: Instant, waitsForSlack: boolean): Response | undefined {
  if (pathname !== '/healthz' && pathname !== '/readyz') return undefined
  const check: HealthCheck = waitsForSlack
    ? { name: 'line', ok: false, detail: 'Slack에 연결될 때까지 기다리고 있습니다.' }
    : { name: 'program', ok: false, detail: '초록을 시작하는 중입니다.' }
  const isSlow = !waitsForSlack && Date.now() - startedAt > START_LATE_MS
  const report: HealthReport = { healthy: !isSlow, ready: false, ...sizeSince(startedAt), checks: [check] }
  return answerOf(report, pathname)
}

function answerOf(report: HealthReport, pathname: string): Response {
  const isWell = pathname === '/healthz' ? report.healthy : report.ready
  return Response.json(report, { status: isWell ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}

function sizeSince(startedAt: Instant, now = Date.now()): Pick<HealthReport, 'up' | 'memory'> {
  return {
    up: Math.round((now - startedAt) / 1000),
    memory: Math.round(process.memoryUsage.rss() / 1024 / 1024),
  }
}

async function check({ store, problems, now, startedAt, sweptAt, line }: HealthDeps): Promise<HealthCheck[]> {
  const read = Promise.all([store.ills(), store.lastPollAt()])
  const table = await Promise.race([read.catch(() => undefined), sleep(TABLE_PATIENCE_MS, undefined, { ref: false })])
  const [ills = [], lastPollAt] = table ?? []
  const standing = ills.filter(({ ended, told }) => ended === undefined && told === 'beginning')
  const swept = sweptAt()
  const isSwept = now() - (swept ?? startedAt) < SWEEP_LATE_MS
  const isPolled = now() - Math.max(lastPollAt ?? 0, startedAt) < POLL_LATE_MS
  const { downSince, isShared } = line()
  const wrong = problems.current()
  return [
    {
      name: 'table',
      ok: table !== undefined,
      detail: table ? '데이터베이스가 답합니다.' : '데이터베이스가 답하지 않습니다.',
    },
    {
      name: 'sweep',
      ok: isSwept,
      detail: isSwept ? '밀린 일을 1분마다 살핍니다.' : '5분 동안 밀린 일을 살피지 못했습니다.',
    },
    {
      name: 'line',
      ok: downSince === undefined && !isShared,
      detail:
        downSince !== undefined
          ? `${Math.round((now() - downSince) / 1000)}초째 Slack과 연결이 끊겨 있습니다.`
          : isShared
            ? '같은 Slack 앱에 다른 프로그램도 연결되어 있습니다.'
            : 'Slack에 연결되어 있습니다.',
    },
    {
      name: 'poll',
      ok: isPolled,
      detail: isPolled ? '출처를 5분마다 확인합니다.' : '25분 동안 어느 출처에도 닿지 못했습니다.',
    },
    { name: 'program', ok: wrong.length === 0, detail: wrong.join(' ') || '프로그램에 문제가 없습니다.' },
    {
      name: 'ills',
      ok: standing.length === 0,
      detail: standing.map((ill) => ko.ill.began(ill, now())).join(' ') || '확인이 필요한 일이 없습니다.',
    },
  ]
}
