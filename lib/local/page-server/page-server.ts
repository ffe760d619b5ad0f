import { z } from 'zod'
import type { Handle } from '../process/listen.ts'
import { samplePage } from '../sample/sample-documents.ts'
import { runCommand } from '../slack/run-command.ts'
import { sendEvent } from '../slack/send-event.ts'
import type { StandInSlack } from '../slack/send-to-app.ts'
import { FieldValues, submitView } from '../slack/submit-view.ts'
import { TakenAction, takeAction } from '../slack/take-action.ts'
import { PEOPLE, type Person, YOU } from '../slack/workspace/workspace.ts'
import type { Assets } from './page-assets.ts'
import { MAX_LINE_LENGTH, type PageRequest } from './page-requests.ts'
import type { StateStream } from './state-stream.ts'

interface PageServerDeps {
  assets: Assets
  stateStream: StateStream
  pollNow(): Promise<void>
  /** What only the practice workspace can do; undefined beside a real one. */
  practice:
    | { slack: StandInSlack; toMorning(): Promise<void>; sampleAgain(): Promise<void>; startOver(): void }
    | undefined
  /** Answers the paths that whatever watches over the program asks for. */
  health(pathname: string): Promise<Response | undefined>
  /** The slack door, as the internet would reach it. */
  slackDoor(request: Request): Promise<Response>
}

type Action = (body: unknown) => Promise<unknown>

const TypedLine = z.object({ channel: z.string(), text: z.string().trim().min(1).max(MAX_LINE_LENGTH) })
const NewChannel = z.object({ name: z.string().trim().min(1).max(80), isPrivate: z.boolean() })
const Acting = z.looseObject({ as: z.string().optional() })
const Submission = z.object({ values: FieldValues })
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'"

/** Serves the page, what it asks for, the sample pages, and the slack door's own address. */
export function pageServer(deps: PageServerDeps): Handle {
  const { assets, stateStream, pollNow, practice, health, slackDoor } = deps
  const actions: Partial<Record<PageRequest, Action>> = { poll: pollNow, ...(practice && practiceActions(practice)) }
  const actionAt = new Map(Object.entries(actions).map(([name, action]) => [`/do/${name}`, action]))
  return async (request) => {
    const { pathname, hostname } = new URL(request.url)
    if (pathname === '/slack/events') return slackDoor(request)
    // DNS rebinding: another site in the same browser can let its own name point to this address.
    if (hostname !== 'localhost' && hostname !== '127.0.0.1') return new Response('wrong host\n', { status: 421 })
    const healthy = await health(pathname)
    if (healthy) return healthy
    const action = actionAt.get(pathname)
    if (request.method === 'POST' && action) return runAction(request, action)
    if (request.method !== 'GET') return new Response('no such thing to do\n', { status: 404 })
    if (pathname === '/live') return stateStream.open()
    const page = practice && samplePageAt(pathname)
    if (page) return page
    const asset = assets.get(pathname)
    if (!asset) return new Response('not found\n', { status: 404 })
    const headers = { 'content-type': asset.type, 'content-security-policy': CONTENT_SECURITY_POLICY }
    return new Response(asset.body, { headers })
  }
}

function practiceActions({
  slack,
  toMorning,
  sampleAgain,
  startOver,
}: NonNullable<PageServerDeps['practice']>): Record<Exclude<PageRequest, 'poll'>, Action> {
  const actingAs = (body: unknown) => ({ ...slack, person: personOf(body) })
  return {
    type: async (body) => {
      const { channel: id, text } = TypedLine.parse(body)
      const channel = slack.workspace.channel(id)
      if (channel) await runCommand(actingAs(body), channel, text)
    },
    act: (body) => takeAction(actingAs(body), TakenAction.parse(body)),
    submit: (body) => submitView(actingAs(body), Submission.parse(body).values),
    close: async (body) => slack.views.close(actingAs(body).person.id),
    make: async (body) => {
      const { name, isPrivate } = NewChannel.parse(body)
      const made = slack.workspace.makeChannel(name, isPrivate)
      return made ? { name: made.name } : { failed: `#${name} 채널이 이미 있습니다.` }
    },
    home: (body) => {
      const { id } = actingAs(body).person
      return sendEvent(slack, { type: 'app_home_opened', user: id, channel: YOU.direct, tab: 'home' })
    },
    morning: toMorning,
    again: sampleAgain,
    fresh: async () => startOver(),
  }
}

/** Who acts, by the id in `as`. */
function personOf(body: unknown): Person {
  const { as } = Acting.parse(body)
  return PEOPLE.find(({ id }) => id === as) ?? YOU
}

/** Takes JSON only: a form of another site cannot send it. */
async function runAction(request: Request, action: Action): Promise<Response> {
  if (request.headers.get('content-type') !== 'application/json') return new Response('JSON only\n', { status: 415 })
  try {
    return Response.json((await action(await request.json())) ?? {})
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      return new Response(`${error.message}\n`, { status: 400 })
    throw error
  }
}

function samplePageAt(pathname: string): Response | undefined {
  const [, number] = /^\/sample\/(\d+)$/.exec(pathname) ?? []
  const page = number && samplePage(Number(number))
  return page ? new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } }) : undefined
}
