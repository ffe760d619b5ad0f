import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Envelope } from './socket-envelope.ts'

/** What is remembered of a workspace, so that what was missed can be found out. */
export const KnownPlaces = z.object({
  /** The channels the bot is in; undefined until they were read once. */
  channels: z.array(z.string()).optional(),
  /** Who opened the bot's Home, last of all at the end, and their conversation with the bot. */
  homes: z.array(z.object({ user: z.string(), direct: z.string().optional() })).default([]),
})
export type KnownPlaces = z.infer<typeof KnownPlaces>

interface MissedEventsDeps {
  api: string
  botToken: string
  team: string | undefined
  bot: string | undefined
  known: KnownPlaces
  /** Called after `known` was changed. */
  onChange(): void
  /** Hands an event's body to the app, as Slack would have. False when the app did not take it. */
  send(body: string): Promise<boolean>
  now(): number
}

export interface MissedEvents {
  /** Remembers where an event happened. */
  note(envelope: Pick<Envelope, 'type' | 'body'>): void
  /**
   * Makes good what can be: into which channels the bot was invited, and what people see who have its Home open. Slack does not keep events
   * for a program that is not connected. What is asked while it works is done by it.
   */
  makeGood(): Promise<void>
}

const MAX_HOMES = 100
/** `views.publish` is allowed a hundred times a minute. */
const HOME_PAUSE_MS = 700
const PAGE_SIZE = 200
const CALL_TIMEOUT_MS = 10_000

const Event = z.looseObject({
  type: z.string(),
  user: z.string().optional(),
  channel: z.string().optional(),
  tab: z.string().optional(),
})
const Page = z.object({
  ok: z.literal(true),
  channels: z.array(z.object({ id: z.string() })),
  response_metadata: z.object({ next_cursor: z.string().default('') }).default({ next_cursor: '' }),
})

export function openMissedEvents(deps: MissedEventsDeps): MissedEvents {
  const { known, onChange } = deps
  let working: Promise<void> | undefined

  function note({ type, body }: Pick<Envelope, 'type' | 'body'>): void {
    const event = type === 'events_api' ? Event.safeParse(body.event).data : undefined
    if (event?.type === 'app_home_opened' && event.user) rememberHome(event.user, event.channel)
    if (event?.type === 'member_joined_channel' && event.user === deps.bot && event.channel) {
      if (!known.channels || known.channels.includes(event.channel)) return
      known.channels.push(event.channel)
      onChange()
    }
  }
  function rememberHome(user: string, direct: string | undefined): void {
    const others = known.homes.filter((home) => home.user !== user)
    known.homes = [...others, { user, direct }].slice(-MAX_HOMES)
    onChange()
  }

  async function work(): Promise<void> {
    const channels = await memberOf(deps)
    const before = known.channels
    const joined = before ? channels.filter((channel) => !before.includes(channel)) : []
    const failed: string[] = []
    for (const channel of joined) {
      const event = { type: 'member_joined_channel', user: deps.bot, channel }
      if (!(await deps.send(envelopeOf(deps, event)))) failed.push(channel)
    }
    known.channels = channels.filter((channel) => !failed.includes(channel))
    onChange()
    for (const { user, direct } of known.homes.toReversed()) {
      await deps.send(envelopeOf(deps, { type: 'app_home_opened', user, channel: direct, tab: 'home' }))
      await sleep(HOME_PAUSE_MS, undefined, { ref: false })
    }
  }

  return {
    note,
    makeGood() {
      working ??= work().finally(() => {
        working = undefined
      })
      return working
    },
  }
}

/** The channels the bot is in. Throws when Slack does not say. */
async function memberOf({ api, botToken }: MissedEventsDeps): Promise<string[]> {
  const channels: string[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const body = new URLSearchParams({
      types: 'public_channel,private_channel',
      exclude_archived: 'true',
      limit: String(PAGE_SIZE),
      ...(cursor ? { cursor } : {}),
    })
    const response: Response = await fetch(`${api}users.conversations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}` },
      body,
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    })
    const page = Page.parse(await response.json())
    channels.push(...page.channels.map(({ id }) => id))
    cursor = page.response_metadata.next_cursor || undefined
  }
  return [...new Set(channels)]
}

/** An event in the envelope of the Events API. */
function envelopeOf({ team, bot, now }: MissedEventsDeps, event: { type: string } & Record<string, unknown>): string {
  return JSON.stringify({
    token: 'local',
    team_id: team,
    type: 'event_callback',
    event_id: `EvMissed${crypto.randomUUID()}`,
    event_time: Math.floor(now() / 1000),
    authorizations: [{ team_id: team, user_id: bot, is_bot: true }],
    event: { ...event, event_ts: String(now() / 1000) },
  })
}
