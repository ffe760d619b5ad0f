import type { Copy } from '../../copy/copy.ts'
import { understand } from '../../subscriptions/query/understanding/understand.ts'
import type { Understanding } from '../../subscriptions/query/understanding/understanding.ts'
import { takePeriod } from '../../subscriptions/spoken/period-words.ts'
import { type Instant, seoulDay } from '../../text/seoul.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { explainRefusals } from '../blocks/explain-refusals.ts'
import { LatestJob, OlderSearch, type QueueJobDeps } from '../incoming/answer-job.ts'
import type { Interaction } from '../incoming/interaction.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'

export interface LatestCommandDeps extends QueueJobDeps {
  copy: Copy
  now(): Instant
}

const DEFAULT_COUNT = 5
/** As many as one answer holds. */
const MAX_RELEASES_PER_ANSWER = 20
/** A larger number beside words is more likely one of them: 탄소중립 2050. */
const MAX_LIKELY_COUNT = 50

/** `/latest [query] [period] [count]`, in the slack door: says at once that it is searching; the answer door says what it found. */
export async function latestCommand(
  { copy, now, queueJob }: LatestCommandDeps,
  command: SlashCommand,
): Promise<Answer> {
  const { rest, period } = takePeriod(command.words, seoulDay(now()))
  const { words, count, impossible } = readCount(rest, copy)
  if (impossible) return answerWith([copy.latest.wrongCount(impossible, MAX_RELEASES_PER_ANSWER)])
  const { queries, refused } = searched(words)
  const refusals = explainRefusals(refused, command.notKeywords, copy)
  if (queries.length === 0 && refusals.length > 0) return answerWith(refusals)
  const texts = queries.map((query) => query.text)
  await queueJob(
    LatestJob.parse({
      ...command.channel,
      job: 'latest',
      queries: texts.join(', '),
      count: Math.min(count, MAX_RELEASES_PER_ANSWER),
      ...(period ? { from: period.last, since: period.first } : {}),
      responseUrl: command.responseUrl,
      spokenIn: command.spokenIn,
    }),
  )
  const atMost = count > MAX_RELEASES_PER_ANSWER ? copy.latest.atMost(MAX_RELEASES_PER_ANSWER) : ''
  return answerWith([copy.latest.searching(texts), atMost, ...refusals])
}

/** What to search for. A search asks nothing back: of several readings the first is taken, and without a subject anything is looked for. */
function searched(words: string): Pick<Understanding, 'queries' | 'refused'> {
  if (words === '') return { queries: [], refused: [] }
  const { queries, offers, refused } = understand(words)
  return {
    queries: offers[0] ?? queries,
    // `최신 뉴스 보여줘` is what this command does anyway.
    refused: refused.filter(({ why }) => why !== 'everything' && why !== 'command latest' && offers.length === 0),
  }
}

/** A subject was named in a conversation, and [최근 발표 보기] pressed below it: the button carries its canonical queries. */
export async function searchSubject({ copy, queueJob }: LatestCommandDeps, interaction: Interaction): Promise<Answer> {
  const { channel, value, responseUrl, isEphemeral } = interaction
  const search = { job: 'latest', queries: value, count: DEFAULT_COUNT }
  await queueJob(LatestJob.parse({ ...search, ...channel, responseUrl, replace: isEphemeral }))
  return answerWith([copy.latest.searching(value.split(', '))])
}

/** [이전 발표 보기] was pressed: queues the search its button carries. The list stays, and what is found follows below it. */
export async function searchOlder({ queueJob }: QueueJobDeps, interaction: Interaction): Promise<undefined> {
  const { channel, value, responseUrl } = interaction
  const search = OlderSearch.parse(JSON.parse(value))
  await queueJob(LatestJob.parse({ ...search, ...channel, job: 'latest', responseUrl, replace: false }))
}

interface CountedWords {
  /** What is left for the query. */
  words: string
  count: number
  /** The number as typed, if it is in the count's position but below 1. */
  impossible?: string
}

/** How many releases are asked for: a number behind the words (`탄소중립 5`), before them (`5건 탄소중립`), or alone. */
function readCount(typed: string, { commandWords: patterns }: Copy): CountedWords {
  const plain = typed.normalize('NFKC').replace(/[‐-―−]/g, '-')
  const [, before = '', last, unit] = plain.match(patterns.count) ?? []
  if (last !== undefined) return countedWords(before, last, unit, typed)
  const [, first, firstUnit, behind = ''] = plain.match(patterns.countFirst) ?? []
  return first === undefined ? { words: typed, count: DEFAULT_COUNT } : countedWords(behind, first, firstUnit, typed)
}

function countedWords(words: string, digits: string, unit: string | undefined, typed: string): CountedWords {
  const count = Number(digits)
  if (count < 1) return { words, count: DEFAULT_COUNT, impossible: digits }
  const isCount = count <= MAX_LIKELY_COUNT || words === '' || unit !== undefined
  return isCount ? { words, count } : { words: typed, count: DEFAULT_COUNT }
}
