import { type Instant, seoulTime } from '../../functions/text/seoul.ts'
import type { Container } from './container.ts'
import type { Faults, SlackFault } from './faults.ts'
import { type StickyFaults, stickyFault, UNLISTED_REFUSAL } from './sticky-faults.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface Post {
  ts: string
  channel: string
  messageId: string
  at: Instant
  /** `at` by the clock of the container that sent it. */
  localAt: Instant
  /** When the sender began to read who still wants it. */
  drawnAt: Instant
  /** Each release that the message shows now, with the revision it is shown in. */
  content: [releaseId: string, revision: number][]
  /** Its sender had slept, and may have posted in between another's messages. */
  overslept: boolean
  /** Slack refuses edits of it, as if somebody had deleted it. */
  isFixed?: boolean
}

export interface SimulatedSlack {
  /** The Web API of a workspace as one container reaches it. `drawnAt`: when the sender of a message began to read who still wants it. */
  fetchFor(container: Container, team: string, drawnAt: (messageId: string) => Instant): typeof fetch
  postsIn(channel: string): Post[]
  /** From now on a channel, a workspace, or everybody ('*'), answers with this error. Without an error it takes messages again. */
  close(of: string, error?: string): void
  isClosed(channel: string): boolean
  /** Calls about messages that met a Slack which answers nothing at all. */
  unheard: { team: string; at: Instant }[]
  /** A sentence for each send that came within a second of another one in its channel. */
  tooSoon: string[]
  /** The releases that Slack refused even in plain form, by `channel releaseId reason`. Only these may fail, */
  refused: Set<string>
  /** and those that it took and never answers, by `channel releaseId`. */
  unanswered: Set<string>
  /** Everything that somebody set out to post, whether or not the call came through, by `channel releaseId`. */
  tried: Set<string>
  /** How often each of these releases was sent in a message that was refused, or not answered, for good, by `channel releaseId`. */
  triedInVain: Map<string, number>
  /** How often each person was written to about a pause. */
  pauseNotices: Map<string, number>
}

interface SimulatedSlackDeps {
  time: VirtualTime
  faults: Faults
  sticky: StickyFaults
  onPosted(post: Post): void
  onFault(channel: string, content: Post['content']): void
  /** Something is about to be refused, since its channel is closed. */
  onClosed(channel: string): void
}

const SECOND = 1_000
const TIMEOUT_MS = 8_000
const RATE_LIMIT_FAULTS: (SlackFault | undefined)[] = ['429', '429 without Retry-After', '200 rate_limited']
/** What Slack calls the faults by which it refuses a message. */
const REFUSALS = new Map<SlackFault | undefined, string>([
  ['invalid_blocks', 'invalid_blocks'],
  ['invalid_blocks, plain too', 'invalid_blocks'],
  ['an error nobody knows', 'quantum_fluctuation_detected'],
  [UNLISTED_REFUSAL, UNLISTED_REFUSAL],
])
/** The first page is short, so that reading a channel back takes more than one. */
const FIRST_PAGE_SIZE = 3
const LATER_PAGE_SIZE = 100

/** The Web API of a workspace. It keeps what was posted, allows a channel one message a second, and fails as the faults have it. */
export function openSimulatedSlack({
  time,
  faults,
  sticky,
  onPosted,
  onFault,
  onClosed,
}: SimulatedSlackDeps): SimulatedSlack {
  const posts = new Map<string, Post[]>()
  const byTs = new Map<string, Post>()
  const closed = new Map<string, string>()
  const tooSoon: string[] = []
  const pauseNotices = new Map<string, number>()
  const refused = new Set<string>()
  const unanswered = new Set<string>()
  const tried = new Set<string>()
  /** The workspaces whose next probe is not answered. */
  const muffledProbes = new Set<string>()
  const triedInVain = new Map<string, number>()
  const unheard: SimulatedSlack['unheard'] = []

  function countNotice(person: string): void {
    pauseNotices.set(person, (pauseNotices.get(person) ?? 0) + 1)
  }

  /** Notes what is to become of the releases of a message in the end, whatever is tried. */
  function noteEnd(form: URLSearchParams, content: Post['content'], fault: SlackFault | undefined): void {
    const reason = REFUSALS.get(fault)
    const isPlain = !form.has('blocks')
    for (const [id] of content) {
      const subject = `${form.get('channel')} ${id}`
      tried.add(subject)
      if (sticky.refused.has(id) || sticky.muffled.has(id))
        triedInVain.set(subject, (triedInVain.get(subject) ?? 0) + 1)
      if (reason && isPlain) refused.add(`${form.get('channel')} ${id} ${reason}`)
      if (fault === 'timeout after it was taken') unanswered.add(`${form.get('channel')} ${id}`)
    }
  }

  function refusalOf(channel: string, team: string): string | undefined {
    if (closed.has(channel)) onClosed(channel)
    return closed.get(channel) ?? closed.get(team) ?? closed.get('*')
  }

  function isTooSoon(channel: string, localAt: Instant, container: Container): boolean {
    const last = posts.get(channel)?.at(-1)
    if (!last || localAt - last.localAt >= SECOND) return false
    if (!container.hasOverslept() && !last.overslept)
      tooSoon.push(`${channel} after ${localAt - last.localAt} ms, at ${seoulTime(time.now())}`)
    return true
  }

  function post(form: URLSearchParams, team: string, container: Container, drawnAt: Instant): Response {
    const channel = form.get('channel') ?? ''
    const { event_payload: payload } = JSON.parse(form.get('metadata') ?? '{}')
    const refusal = refusalOf(channel, team)
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

  function edit(form: URLSearchParams, team: string): Response {
    const posted = byTs.get(form.get('ts') ?? '')
    const refusal = refusalOf(form.get('channel') ?? '', team)
    if (refusal) return answer({ ok: false, error: refusal })
    if (!posted || posted.isFixed) return answer({ ok: false, error: 'message_not_found' })
    posted.content = JSON.parse(form.get('text') ?? '[]')
    return answer({ ok: true, ts: posted.ts })
  }

  /** `conversations.history`: messages after `oldest`, newest first, in pages, with metadata only where it is asked for. */
  function history(form: URLSearchParams, team: string): Response {
    const channel = form.get('channel') ?? ''
    const refusal = refusalOf(channel, team)
    if (refusal) return answer({ ok: false, error: refusal })
    const ours = (posts.get(channel) ?? []).filter(({ ts }) => Number(ts) > Number(form.get('oldest'))).reverse()
    // Four messages of people are newer than ours.
    const newestFirst: { ts: string; messageId?: string }[] = [
      ...Array.from({ length: 4 }, () => ({ ts: '0' })),
      ...ours,
    ]
    const from = Number(form.get('cursor') ?? 0)
    const until = from + Math.min(Number(form.get('limit')), from === 0 ? FIRST_PAGE_SIZE : LATER_PAGE_SIZE)
    const messages = newestFirst.slice(from, until).map(({ ts, messageId }) => {
      const metadata = { event_type: 'chorok_message', event_payload: { message_id: messageId } }
      return messageId && form.get('include_all_metadata') === 'true' ? { ts, metadata } : { ts }
    })
    const next_cursor = until < newestFirst.length ? String(until) : ''
    return answer({ ok: true, messages, has_more: next_cursor !== '', response_metadata: { next_cursor } })
  }

  return {
    tooSoon,
    pauseNotices,
    refused,
    unanswered,
    tried,
    triedInVain,
    unheard,
    postsIn: (channel) => posts.get(channel) ?? [],
    close: (of, error) => void (error ? closed.set(of, error) : closed.delete(of)),
    isClosed: (channel) => closed.has(channel) || closed.has('*'),

    fetchFor(container, team, drawnAt) {
      let malformed = false
      return async (input, init) => {
        const method = String(input).split('/').at(-1) ?? ''
        const form = new URLSearchParams(String(init?.body))
        const about = [form.get('channel'), form.get('metadata') ?? form.get('ts')]
        const { event_payload: payload } = JSON.parse(form.get('metadata') ?? '{}')
        // The real client's work ends here: what follows waits for the virtual clock.
        time.endRealWork()
        try {
          const isHistory = method === 'conversations.history'
          const isProbe = method === 'auth.test'
          const drawn = malformed ? 'invalid_blocks' : faults.forSlack()
          const isNotice = String(payload?.message_id).startsWith('tell-')
          const content = isNotice ? [] : contentOf(form)
          const ids = content.map(([id]) => id)
          const isMuffled = isProbe && muffledProbes.delete(team)
          const sticks = isMuffled ? 'timeout' : stickyFault(sticky, method, ids)
          if (method === 'chat.postMessage' && ids.some((id) => sticky.muffled.has(id))) muffledProbes.add(team)
          const fault = sticks ?? ((isHistory || isProbe) && drawn?.startsWith('invalid_blocks') ? undefined : drawn)
          malformed = fault === 'invalid_blocks, plain too'
          // Somebody whose notice met a rate limit was told nothing.
          if (isNotice && !RATE_LIMIT_FAULTS.includes(fault)) countNotice(form.get('channel') ?? '')
          if (fault && !sticks && !isNotice && !isProbe) onFault(form.get('channel') ?? '', content)
          if (fault) faults.count(`Slack: ${sticks ? 'for good, ' : ''}${fault}`)
          if (isProbe) malformed = false
          if (method === 'chat.postMessage')
            noteEnd(form, content, sticks ?? (fault?.endsWith('taken') ? undefined : fault))
          if (sticky.isSilent && !isProbe && !isHistory && !isNotice) unheard.push({ team, at: time.now() })
          const response = await container.call(fault ? `${method} (${fault})` : method, about, () => {
            if (fault && !fault.endsWith('after it was taken')) return undefined
            if (isHistory) return history(form, team)
            if (isProbe) return answerProbe(refusalOf('', team))
            return method === 'chat.update'
              ? edit(form, team)
              : post(form, team, container, drawnAt(payload?.message_id))
          })
          if (!fault) return response as Response
          const posted = byTs.get(form.get('ts') ?? '')
          if (posted && fault.startsWith('invalid_blocks')) posted.isFixed = true
          if (fault.startsWith('timeout')) await container.sleep(TIMEOUT_MS)
          return failing(fault)
        } finally {
          time.beginRealWork()
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
    case UNLISTED_REFUSAL:
      return answer({ ok: false, error: UNLISTED_REFUSAL })
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

function answerProbe(refusal: string | undefined): Response {
  return answer(refusal ? { ok: false, error: refusal } : { ok: true })
}

/** What a message shows, which is nothing in a notice. */
function contentOf(form: URLSearchParams): Post['content'] {
  return JSON.parse(form.get('text') ?? '[]')
}

function answer(body: object): Response {
  return new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } })
}

function rateLimited(seconds: string | undefined): Response {
  return new Response('', { status: 429, headers: seconds ? { 'retry-after': seconds } : {} })
}
