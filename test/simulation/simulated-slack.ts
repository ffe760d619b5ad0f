import { type Instant, seoulTime } from '../../functions/text/seoul.ts'
import type { Container } from './container.ts'
import type { Faults, SlackFault } from './faults.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface Post {
  ts: string
  channel: string
  messageId: string
  at: Instant
  /** The same moment by the clock of the container that sent it. */
  localAt: Instant
  /** When the sender began to read who still wants it. */
  drawnAt: Instant
  /** Each release with the revision it is shown in, as it stands now. */
  content: [releaseId: string, revision: number][]
  /** Its sender had slept, and may have come in between another's messages. */
  overslept: boolean
  /** Slack would not take an edit of it, as it would of one that somebody deleted. */
  isFixed?: boolean
}

export interface SimulatedSlack {
  /** The Web API as one container reaches it. */
  fetchFor(container: Container, drawnAt: (messageId: string) => Instant): typeof fetch
  postsIn(channel: string): Post[]
  /** From now on a channel, or all of them ('*'), answers with an error; without one it takes messages again. */
  close(channel: string, error?: string): void
  isClosed(channel: string): boolean
  /** Sends that came within a second of another one in their channel. */
  tooSoon: string[]
  /** What Slack found malformed even in its plain form, by `channel releaseId`: all that may ever fail. */
  refused: Set<string>
  /** How often somebody was written to about a pause. */
  told: Map<string, number>
}

interface Surroundings {
  time: VirtualTime
  faults: Faults
  onPosted(post: Post): void
  onFault(channel: string, content: Post['content']): void
}

const SECOND = 1_000
const TIMEOUT = 8_000
const RATE_LIMITS = ['429', '429 without Retry-After', '200 rate_limited']
/** Small, so that looking back takes more than one page. */
const HISTORY_PAGE = 3

/** A workspace's Web API: keeps what was posted, holds a channel to one message a second, fails as `faults` say. */
export function openSimulatedSlack({ time, faults, onPosted, onFault }: Surroundings): SimulatedSlack {
  const posts = new Map<string, Post[]>()
  const byTs = new Map<string, Post>()
  const closed = new Map<string, string>()
  const tooSoon: string[] = []
  const told = new Map<string, number>()
  const refused = new Set<string>()

  function note(person: string): void {
    told.set(person, (told.get(person) ?? 0) + 1)
  }

  function refuse(form: URLSearchParams): void {
    for (const [id] of JSON.parse(form.get('text') ?? '[]')) refused.add(`${form.get('channel')} ${id}`)
  }

  function isTooSoon(channel: string, localAt: Instant, container: Container): boolean {
    const last = posts.get(channel)?.at(-1)
    if (!last || localAt - last.localAt >= SECOND) return false
    if (!container.hasOverslept() && !last.overslept)
      tooSoon.push(`${channel} after ${localAt - last.localAt} ms, at ${seoulTime(time.now())}`)
    return true
  }

  function post(form: URLSearchParams, container: Container, drawnAt: Instant): Response {
    const channel = form.get('channel') ?? ''
    const { event_payload: payload } = JSON.parse(form.get('metadata') ?? '{}')
    const refusal = closed.get(channel) ?? closed.get('*')
    if (refusal) return answer({ ok: false, error: refusal })
    const ts = `${(time.now() / 1000).toFixed(3)}${String(byTs.size).padStart(6, '0')}`
    if (String(payload.message_id).startsWith('tell-')) return answer({ ok: true, ts })
    const localAt = container.now()
    if (isTooSoon(channel, localAt, container)) return rateLimited('1')
    const content = JSON.parse(form.get('text') ?? '[]')
    const posted = {
      overslept: container.hasOverslept(),
      ts,
      channel,
      messageId: payload.message_id,
      at: time.now(),
      localAt,
      drawnAt,
      content,
    }
    byTs.set(ts, posted)
    posts.set(channel, posts.get(channel) ?? [])
    posts.get(channel)?.push(posted)
    onPosted(posted)
    return answer({ ok: true, ts, channel })
  }

  function edit(form: URLSearchParams): Response {
    const posted = byTs.get(form.get('ts') ?? '')
    const refusal = closed.get(form.get('channel') ?? '') ?? closed.get('*')
    if (refusal) return answer({ ok: false, error: refusal })
    if (!posted || posted.isFixed) return answer({ ok: false, error: 'message_not_found' })
    posted.content = JSON.parse(form.get('text') ?? '[]')
    return answer({ ok: true, ts: posted.ts })
  }

  /** As `conversations.history`: from `oldest` on, newest first, page by page, metadata only to who asks for it. */
  function history(form: URLSearchParams): Response {
    const channel = form.get('channel') ?? ''
    const refusal = closed.get(channel) ?? closed.get('*')
    if (refusal) return answer({ ok: false, error: refusal })
    const ours = (posts.get(channel) ?? []).filter(({ ts }) => Number(ts) > Number(form.get('oldest'))).reverse()
    // People talk there too, since.
    const since: { ts: string; messageId?: string }[] = [...Array.from({ length: 4 }, () => ({ ts: '0' })), ...ours]
    const from = Number(form.get('cursor') ?? 0)
    const until = from + Math.min(Number(form.get('limit')), HISTORY_PAGE)
    const messages = since.slice(from, until).map(({ ts, messageId }) => {
      const metadata = { event_type: 'chorok_message', event_payload: { message_id: messageId } }
      return messageId && form.get('include_all_metadata') === 'true' ? { ts, metadata } : { ts }
    })
    const next_cursor = until < since.length ? String(until) : ''
    return answer({ ok: true, messages, has_more: next_cursor !== '', response_metadata: { next_cursor } })
  }

  return {
    tooSoon,
    told,
    refused,
    postsIn: (channel) => posts.get(channel) ?? [],
    close: (channel, error) => void (error ? closed.set(channel, error) : closed.delete(channel)),
    isClosed: (channel) => closed.has(channel) || closed.has('*'),

    fetchFor(container, drawnAt) {
      let malformed = false
      return async (input, init) => {
        const method = String(input).split('/').at(-1) ?? ''
        const form = new URLSearchParams(String(init?.body))
        const about = [form.get('channel'), form.get('metadata') ?? form.get('ts')]
        const { event_payload: payload } = JSON.parse(form.get('metadata') ?? '{}')
        // What follows waits for the virtual clock, not for real work.
        time.leave()
        try {
          const isLooking = method === 'conversations.history'
          const drawn = malformed ? 'invalid_blocks' : faults.slack()
          const fault = isLooking && drawn?.startsWith('invalid_blocks') ? undefined : drawn
          malformed = fault === 'invalid_blocks, plain too'
          const isTelling = String(payload?.message_id).startsWith('tell-')
          // Who was put off for a rate limit heard nothing.
          if (isTelling && !RATE_LIMITS.includes(fault ?? '')) note(form.get('channel') ?? '')
          if (fault && !isTelling) onFault(form.get('channel') ?? '', JSON.parse(form.get('text') ?? '[]'))
          if (fault) faults.count(`Slack: ${fault}`)
          const isPlain = method === 'chat.postMessage' && !form.has('blocks')
          if (isPlain && fault?.startsWith('invalid_blocks')) refuse(form)
          const heard = await container.pass(fault ? `${method} (${fault})` : method, about, () => {
            if (fault && !fault.endsWith('after it was taken')) return undefined
            if (isLooking) return history(form)
            return method === 'chat.update' ? edit(form) : post(form, container, drawnAt(payload?.message_id))
          })
          if (!fault) return heard as Response
          const posted = byTs.get(form.get('ts') ?? '')
          if (posted && fault.startsWith('invalid_blocks')) posted.isFixed = true
          if (fault.startsWith('timeout')) await container.sleep(TIMEOUT)
          return failing(fault)
        } finally {
          time.enter()
        }
      }
    },
  }
}

function failing(fault: SlackFault): Response {
  switch (fault) {
    case '429':
      return rateLimited('7')
    case '429 without Retry-After':
      return rateLimited(undefined)
    case '200 rate_limited':
      return answer({ ok: false, error: 'rate_limited' })
    case '503':
    case '503 after it was taken':
      return new Response('upstream', { status: 503 })
    case 'HTML':
    case 'HTML after it was taken':
      return new Response('<!doctype html><title>Error</title>', { status: 200 })
    case 'fatal_error':
    case 'fatal_error after it was taken':
      return answer({ ok: false, error: 'fatal_error' })
    case 'an error nobody knows':
      return answer({ ok: false, error: 'quantum_fluctuation_detected' })
    case 'invalid_blocks':
    case 'invalid_blocks, plain too':
      return answer({ ok: false, error: 'invalid_blocks' })
    case 'connection refused':
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } })
    case 'timeout':
    case 'timeout after it was taken':
      throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
  }
}

function answer(body: object): Response {
  return new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } })
}

function rateLimited(seconds: string | undefined): Response {
  return new Response('', { status: 429, headers: seconds ? { 'retry-after': seconds } : {} })
}
