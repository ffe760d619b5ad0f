import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { eachRecord } from './platform/batch.ts'
import { now } from './platform/clock.ts'
import { readEnv } from './platform/env.ts'
import { AnswerJob } from './slack/answer-job.ts'
import { answerLatest } from './slack/answer-latest.ts'
import { ko } from './slack/copy/ko.ts'
import { reply } from './slack/reply.ts'
import { openStore } from './store/store.ts'

const env = readEnv('CHOROK_TABLE', 'CHOROK_SLACK_API')
const { releasesOfDay } = openStore(env.CHOROK_TABLE)

/** Answers what reads many releases, after the slack door has said that it looks. */
export function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  return eachRecord(event, (body) =>
    answerLatest(
      { releasesOfDay, now, copy: ko, reply: (to, answer) => reply(to, answer, env.CHOROK_SLACK_API) },
      AnswerJob.parse(body),
    ),
  )
}
