import { expect, test } from 'vitest'
import { SourceState } from '../../functions/releases/source.ts'
import { AnswerJob } from '../../functions/slack/incoming/answer-job.ts'
import type { Store } from '../../functions/store/store.ts'
import { DAY } from '../../functions/text/seoul.ts'
import { runDoor } from '../support/run-door.ts'

const GONE = { id: 'gone', kind: 'feed', name: '없는 곳', url: 'http://127.0.0.1:9/rss' }

/** A source that was read once, and has been out of reach for two days. */
async function twoDaysOutOfReach({ saveSourceState }: Store): Promise<void> {
  const now = Date.now()
  const failure = { reason: 'unreachable', detail: '닿지 않습니다.' }
  const state = { sourceId: 'gone', firstReadAt: now - 9 * DAY, okAt: now - 2 * DAY, failures: 99, failure }
  await saveSourceState(SourceState.parse(state))
}

test('what needs somebody is told by name: on the bus, in the channel that was set, and in the line of the log that says sweep lives', async () => {
  const variables = { CHOROK_OPERATOR_CHANNEL: 'C0OPS' }
  const options = { extraSources: [GONE], variables, prepare: twoDaysOutOfReach }
  const { printed, entries, jobs } = await runDoor('sweep', options)
  const text = [
    '초록 알림: 확인이 필요한 일 1건',
    '• 없는 곳: 하루 넘게 연결되지 않습니다 (2일째).',
    '  → npm run probe나 /sources에서 이유를 볼 수 있습니다. (docs/ko/runbook.md#source)',
  ].join('\n')
  expect(entries).toMatchObject([{ Source: 'chorok', DetailType: 'OperatorTold', Detail: JSON.stringify({ text }) }])
  expect(jobs.map((job) => AnswerJob.parse(job))).toEqual([{ job: 'operator', channel: 'C0OPS', text }])
  expect(printed).toContainEqual(
    expect.objectContaining({ message: 'ills judged', rung: 0, ills: ['no poll', 'source#gone'] }),
  )
})

test('a channel that is none is refused before anything is done', async () => {
  await expect(runDoor('sweep', { variables: { CHOROK_OPERATOR_CHANNEL: '#ops' } })).rejects.toThrow(
    'CHOROK_OPERATOR_CHANNEL',
  )
})
