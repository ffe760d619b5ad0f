import type { Language } from '../../functions/copy/languages/language.ts'
import type { Message } from '../../functions/delivery/message.ts'
import type { Release } from '../../functions/releases/release.ts'
import type { SourceState } from '../../functions/releases/source.ts'
import { openAnswerDoor } from '../../functions/slack/jobs.ts'
import type { QuietHours } from '../../functions/subscriptions/quiet-hours.ts'
import type { Subscription } from '../../functions/subscriptions/subscription.ts'
import { type LocalServer, openLocalServer } from './local-server.ts'
import { NOW } from './slack-door.ts'

/** The real answer door over arrays in memory, and a Slack that records what it is told. */
export async function answersOf(heard: Record<string, object> = {}) {
  const slack: LocalServer = await openLocalServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(heard[request.url?.replace('/api/', '') ?? ''] ?? { ok: true, ts: '1.1' }))
  })
  const kept = {
    subscriptions: [] as Subscription[],
    releases: [] as Release[],
    messages: [] as Message[],
    states: [] as SourceState[],
    paused: new Map<string, string>(),
    quiet: new Map<string, QuietHours>(),
    languages: new Map<string, Language>(),
    once: new Set<string>(),
    /** When the workspace's next turn to post is. */
    turn: NOW,
    slept: [] as number[],
  }
  const answer = openAnswerDoor({
    now: () => NOW,
    sleep: async (ms) => void kept.slept.push(ms),
    reserveSlot: async () => kept.turn,
    once: async (key) => !kept.once.has(key) && kept.once.add(key).size > 0,
    api: `${slack.url}/api/`,
    botToken: async () => 'xoxb-test',
    sources: [{ id: 'fsc', name: '금융위원회 보도자료', rhythm: 1 }],
    sourceStates: async () => kept.states,
    languageOf: async (team) => kept.languages.get(team) ?? 'ko',
    releasesOfDay: async (day) => kept.releases.filter(({ published }) => published?.day === day),
    releaseById: async (id) => kept.releases.find((one) => one.id === id),
    subscriptionsOf: async ({ team, channel }) =>
      kept.subscriptions.filter((one) => one.team === team && one.channel === channel),
    pauseOf: async ({ channel }) => kept.paused.get(channel),
    quietHoursOf: async ({ channel }) => kept.quiet.get(channel),
    lastMessages: async ({ team, channel }) =>
      kept.messages.filter((one) => one.team === team && one.channel === channel),
  })
  const told = (method: string) =>
    slack.asked
      .filter(({ path }) => path === `/api/${method}`)
      .map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
  const replied = () => slack.asked.filter(({ path }) => path === '/reply').map(({ body }) => JSON.parse(body))
  return { kept, ...kept, answer, told, replied, responseUrl: `${slack.url}/reply`, close: slack.close }
}
