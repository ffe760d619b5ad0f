import type { Button } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { LatestReleases } from '../../releases/find-latest.ts'
import { seoulDay } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { LatestJob, type QueueJobDeps } from '../incoming/answer-job.ts'
import { LATEST_OLDER } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'

export interface Deps extends QueueJobDeps {
  copy: Copy
}

/** What the button carries: where the next look begins. */
const Older = LatestJob.pick({ queries: true, count: true, from: true, skip: true })

/** [더 이전] below what was found, for the next as many before it. */
export function olderButton({ found, lookedBackTo }: LatestReleases, job: LatestJob, copy: Copy): Button | undefined {
  const shownThatDay = found.filter((release) => seoulDay(release.showAt) === lookedBackTo).length
  const skip = shownThatDay + (job.from === lookedBackTo ? job.skip : 0)
  const value = JSON.stringify(Older.parse({ ...job, from: lookedBackTo, skip }))
  return valueButton(LATEST_OLDER, copy.latest.older, value)
}

export async function lookOlder(
  { copy, queueJob }: Deps,
  { channel, value, responseUrl, isEphemeral }: Interaction,
): Promise<Answer> {
  const older = Older.parse(JSON.parse(value))
  await queueJob(LatestJob.parse({ ...older, ...channel, job: 'latest', responseUrl, replace: isEphemeral }))
  return answerWith([copy.latest.lookingFurther])
}
