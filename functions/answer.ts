import type { SQSEvent } from 'aws-lambda'
import { eachRecord } from './platform/batch.ts'
import { now, sleep } from './platform/clock.ts'
import { readEnv } from './platform/env.ts'
import { JOB_QUEUES } from './platform/job-queues.ts'
import { withRequestId } from './platform/log.ts'
import { openSecret } from './platform/secrets.ts'
import { AnswerJob } from './slack/incoming/answer-job.ts'
import { openAnswerDoor } from './slack/jobs.ts'
import { openCatalog } from './sources/catalog/catalog.ts'
import { openStore } from './store/store.ts'

const env = readEnv('CHOROK_TABLE', 'CHOROK_PARAMETERS', 'CHOROK_SLACK_API', 'CHOROK_POSTS_A_MINUTE')
const secret = openSecret(env.CHOROK_PARAMETERS, now)

const store = openStore(env.CHOROK_TABLE, env.CHOROK_POSTS_A_MINUTE)

const answer = openAnswerDoor({
  ...store,
  add: store.subscribe,
  remove: store.unsubscribe,
  now,
  sleep,
  api: env.CHOROK_SLACK_API,
  sources: openCatalog(),
  botToken: async () => (await secret('slack-bot-token')) ?? '',
})

/** Does the jobs that would take longer than the three seconds Slack gives the slack door, and sends their answers. */
export const handler = withRequestId((event: SQSEvent) =>
  eachRecord(event, (body, tries) => answer(AnswerJob.parse(body), tries >= JOB_QUEUES.answer.maxReceives)),
)
