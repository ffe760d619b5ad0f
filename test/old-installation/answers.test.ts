import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { type Installation, openInstallation, type SlackRequest } from './installation.ts'
import { ask, type Outcome, outcomeOf } from './outcome.ts'
import { openComparison, type Row, readLines } from './rows.ts'

interface Asked extends SlackRequest {
  about: string
  /** What it was pressed in: Slack sends what stands there along. */
  surface?: string
}
interface Job {
  about: string
  queue: string
  body: object
}
interface Surface {
  id: string
  blocks: object[]
}
type Expected = Outcome & { about: string }

const rows = readLines<Row>('table.jsonl')
const surfaces = new Map(readLines<Surface>('slack-surfaces.jsonl').map((one) => [one.id, one.blocks]))
const asked = readLines<Asked>('slack-payloads.jsonl')
const jobs = readLines<Job>('jobs.jsonl')
const expected = new Map(readLines<Expected>('expected-answers.jsonl').map((one) => [one.about, one]))
const expectedOfJobs = new Map(readLines<Expected>('expected-jobs.jsonl').map((one) => [one.about, one]))
const compare = openComparison(rows)
const known = new Map(rows.map((row) => [`${row.pk} ${row.sk}`, row]))
let here: Installation

beforeAll(async () => {
  here = await openInstallation(inject('dynamodb'), rows)
})
afterEach(() => {
  expect(here.troubles.splice(0)).toEqual([])
})
afterAll(() => here.close())

test.each(asked)('$about: is answered, and does what it did', async (request) => {
  const { about, ...outcome } = expected.get(request.about) as Expected
  expect(await outcomeOf(here, known, compare, () => ask(here, whole(request)))).toEqual(outcome)
})

test.each(jobs)('$queue: $about: the job is done', async ({ about: name, queue, body }) => {
  const { about, ...outcome } = expectedOfJobs.get(name) as Expected
  const work = async () => {
    await here.work({ queue, body: JSON.stringify(body) })
    return []
  }
  expect(await outcomeOf(here, known, compare, work)).toEqual(outcome)
})

/** A request with the blocks of the message or view it comes from. */
function whole({ as, body, surface }: Asked): SlackRequest {
  const blocks = surface && surfaces.get(surface)
  const where = body.message ? 'message' : 'view'
  return { as, body: blocks && body[where] ? { ...body, [where]: { ...(body[where] as object), blocks } } : body }
}
