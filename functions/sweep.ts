import { illNotice } from './copy/ill-notice.ts'
import { ko } from './copy/ko/ko.ts'
import { openFinders } from './ills/open-finders.ts'
import { type WatchIllsDeps, watchIlls } from './ills/watch-ills.ts'
import { now } from './platform/clock.ts'
import { readEnv } from './platform/env.ts'
import { log, withRequestId } from './platform/log.ts'
import { openRing } from './platform/ring.ts'
import { tellOperator } from './platform/tell-operator.ts'
import { sweepBells } from './releases/sweep-bells.ts'
import { openCatalog } from './sources/catalog/catalog.ts'
import { openStore } from './store/store.ts'

const env = readEnv('CHOROK_TABLE', 'CHOROK_BUS', 'CHOROK_DELIVER_QUEUE', 'CHOROK_ANSWER_QUEUE')
const { CHOROK_OPERATOR_CHANNEL: channel } = readEnv('CHOROK_OPERATOR_CHANNEL')
const store = openStore(env.CHOROK_TABLE)
const operator = { bus: env.CHOROK_BUS, answerQueue: env.CHOROK_ANSWER_QUEUE, channel }
const watch: WatchIllsDeps = {
  ...store,
  finders: openFinders({ ...store, sources: openCatalog() }),
  tell: (notices, at) => tellOperator(operator, illNotice(ko.ill, notices, at)),
  onUnjudged: (kind, error) => log.error('ill not judged', { kind, error }),
}
const ring = openRing(env.CHOROK_BUS, env.CHOROK_DELIVER_QUEUE)

/** Rings every overdue bell again, whatever became of its first ring. Then judges the ills, and tells what began or ended. */
export const handler = withRequestId(async (): Promise<{ rung: number; ills: string[] }> => {
  const { rung, errors } = await sweepBells({ ...store, ring }, now())
  if (errors.length > 0) log.error('bells not rung', { errors: errors.length, error: errors[0] as Error })
  const ills = (await watchIlls(watch, now())).map(({ id }) => id)
  log.info('ills judged', { rung, ills })
  return { rung, ills }
})
