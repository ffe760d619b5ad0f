import { z } from 'zod'
import type { Handle } from '../process/listen.ts'
import { samplePage } from '../sample/sample-page.ts'
import { runCommand } from '../slack/run-command.ts'
import { sendEvent } from '../slack/send-event.ts'
import type { SlackSide } from '../slack/send-to-app.ts'
import { submitView, Values } from '../slack/submit-view.ts'
import { Action, takeAction } from '../slack/take-action.ts'
import { YOU } from '../slack/workspace.ts'
import type { Live } from './live.ts'
import { LONGEST_LINE } from './longest-line.ts'
import type { Assets } from './page-assets.ts'

interface Given {
  assets: Assets
  live: Live
  side: SlackSide
  pollNow(): Promise<void>
  toMorning(): Promise<void>
  sampleAgain(): Promise<void>
  /** The slack door as the internet would reach it. */
  slackDoor(request: Request): Promise<Response>
}

const Typed = z.object({ channel: z.string(), text: z.string().trim().min(1).max(LONGEST_LINE) })
const Submission = z.object({ values: Values })
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'"

/** The page, what it asks for, and the slack door's own address. */
export function pageServer({ assets, live, side, pollNow, toMorning, sampleAgain, slackDoor }: Given): Handle {
  const did: Record<string, (body: unknown) => Promise<unknown>> = {
    '/do/type': async (body) => {
      const { channel, text } = Typed.parse(body)
      const known = side.workspace.channel(channel)
      if (known) await runCommand(side, known, text)
    },
    '/do/act': (body) => takeAction(side, Action.parse(body)),
    '/do/submit': (body) => submitView(side, Submission.parse(body).values),
    '/do/close': async () => side.views.close(),
    '/do/home': () => sendEvent(side, { type: 'app_home_opened', user: YOU.id, channel: YOU.direct, tab: 'home' }),
    '/do/poll': pollNow,
    '/do/morning': toMorning,
    '/do/again': sampleAgain,
  }
  return async (request) => {
    const { pathname, hostname } = new URL(request.url)
    if (pathname === '/slack/events') return slackDoor(request)
    // Another site in the same browser may point a name of its own here.
    if (hostname !== 'localhost' && hostname !== '127.0.0.1') return new Response('wrong host\n', { status: 421 })
    const act = did[pathname]
    if (request.method === 'POST' && act) return doIt(request, act)
    if (request.method !== 'GET') return new Response('no such thing to do\n', { status: 404 })
    if (pathname === '/live') return live.stream()
    const page = sampleFor(pathname)
    if (page) return page
    const asset = assets.get(pathname)
    if (!asset) return new Response('not found\n', { status: 404 })
    return new Response(asset.body, { headers: { 'content-type': asset.type, 'content-security-policy': POLICY } })
  }
}

/** Only JSON is heard: a form of another site cannot send it. */
async function doIt(request: Request, act: (body: unknown) => Promise<unknown>): Promise<Response> {
  if (request.headers.get('content-type') !== 'application/json') return new Response('JSON only\n', { status: 415 })
  try {
    return Response.json((await act(await request.json())) ?? {})
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      return new Response(`${error.message}\n`, { status: 400 })
    throw error
  }
}

function sampleFor(pathname: string): Response | undefined {
  const [, number] = /^\/sample\/(\d+)$/.exec(pathname) ?? []
  const page = number && samplePage(Number(number))
  return page ? new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } }) : undefined
}
