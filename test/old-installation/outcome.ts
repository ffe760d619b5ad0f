import type { Installation, SlackRequest } from './installation.ts'
import type { Change, Row } from './rows.ts'

/** What a request or job came to. */
export interface Outcome {
  /** Each place where a user saw something new (`answer`, `message in C1`), repeated once per item. */
  seen: string[]
  /** Addresses of the releases that were shown. */
  releases: string[]
  changes: Change[]
}

/** Does something in an installation with these rows, works on all jobs that come of it, and puts the table back as it was. */
export async function outcomeOf(
  here: Installation,
  known: Map<string, Row>,
  compare: (before: Row[], after: Row[]) => Change[],
  act: () => Promise<string[]>,
): Promise<Outcome> {
  here.slack.told.length = 0
  here.jobs.length = 0
  const acknowledged = await act()
  // Only answer-door jobs are worked off: bells belong to later sweeps, not to the immediate answer.
  for (const job of here.jobs.splice(0)) if (job.queue === 'answer') await here.work(job)
  const { before, after } = await putBack(here, known)
  const told = JSON.stringify([acknowledged, here.slack.told.map(({ said }) => said)])
  return {
    seen: [...acknowledged.map(placeOfAnswer), ...placesOf(here)].sort(),
    releases: addressesIn(told),
    changes: compare(before, after),
  }
}

/** Restores the table. Returns every row written, as it was before and after. */
export async function putBack(here: Installation, known: Map<string, Row>): Promise<{ before: Row[]; after: Row[] }> {
  const { keys, rows: after } = await here.written()
  const before = keys.flatMap(({ pk, sk }) => known.get(`${pk} ${sk}`) ?? [])
  const added = keys.filter(({ pk, sk }) => !known.has(`${pk} ${sk}`))
  await here.put(before, added)
  return { before, after }
}

/** Brings a request of Slack's to the door; answers what stands in its acknowledgement. */
export async function ask(here: Installation, request: SlackRequest): Promise<string[]> {
  const { status, body } = await here.knock(request)
  if (status !== 200) throw new Error(`http ${status}`)
  return body === '' ? [] : [body]
}

/** An acknowledgement either answers, or says what becomes of a form. */
function placeOfAnswer(body: string): string {
  if (!body.startsWith('{')) return 'answer'
  const { response_action: action, view } = JSON.parse(body) as { response_action?: string; view?: View }
  return action === 'errors' ? 'errors in the form' : view ? kindOfForm(view) : 'answer'
}

/** A form that is opened and drawn anew is one thing to see: as it stands at last. */
function placesOf({ slack }: Installation): string[] {
  const places = slack.told.flatMap(({ method, said }) => {
    if (method === 'reply') return [said.replace_original ? 'answer in place' : 'answer']
    if (method === 'chat.postMessage') return [`message in ${said.channel}`]
    if (method === 'chat.update') return [`edit in ${said.channel}`]
    return method === 'views.publish' ? [`Home of ${said.user_id}`] : []
  })
  const form = slack.told.findLast(({ method }) => /^views\.(open|push|update)$/.test(method))
  return form ? [...places, kindOfForm(form.said.view as View)] : places
}

interface View {
  blocks: { type: string }[]
}

function kindOfForm({ blocks }: View): string {
  return blocks.some(({ type }) => type === 'input') ? 'form to fill in' : 'words in a form'
}

/** The invented releases have addresses of their own, by which they are known whatever is said of them. */
export function addressesIn(text: string): string[] {
  return [
    ...new Set(text.match(/https:\/\/(?:www\.haedeun|briefing|www\.gyeol|www\.saebyeok)\.example\/[\w./?=]+/g) ?? []),
  ].sort()
}
