import type { Message } from '../../functions/delivery/message.ts'
import type { Release } from '../../functions/releases/release.ts'
import { openAnswerDoor } from '../../functions/slack/jobs.ts'
import type { Store } from '../../functions/store/store.ts'
import { type LocalServer, openLocalServer } from './local-server.ts'
import { openMemoryStore } from './memory-store/memory-store.ts'
import { NOW } from './slack-door.ts'

/**
 * The real answer door over an empty memory store, or the one given, and a Slack on loopback that notes what it is told. `slackAnswers` is what a method of
 * its Web API answers; the others answer `ok`.
 */
export async function openTestAnswerDoor(slackAnswers: Record<string, object> = {}, given?: Store) {
  const slack: LocalServer = await openLocalServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(slackAnswers[request.url?.replace('/api/', '') ?? ''] ?? { ok: true, ts: '1.1' }))
  })
  const store = given ?? openMemoryStore().store
  /** When the workspace's next turn to post is, and how long the door slept (ms). */
  const budget = { turnAt: NOW, slept: [] as number[] }
  const answer = openAnswerDoor({
    ...store,
    add: store.subscribe,
    remove: store.unsubscribe,
    now: () => NOW,
    sleep: async (ms) => void budget.slept.push(ms),
    reserveSlot: async () => budget.turnAt,
    api: `${slack.url}/api/`,
    botToken: async () => 'xoxb-test',
    sources: [{ id: 'fsc', name: '금융위원회 보도자료', rhythm: 1 }],
  })

  /** The forms that were sent to a method of the Web API. */
  const told = (method: string) =>
    slack.asked
      .filter(({ path }) => path === `/api/${method}`)
      .map(({ body }) => Object.fromEntries(new URLSearchParams(body)))

  /** What was sent to the response URL. */
  const replied = () => slack.asked.filter(({ path }) => path === '/reply').map(({ body }) => JSON.parse(body))

  async function addReleases(...releases: Release[]): Promise<void> {
    for (const release of releases) {
      const incoming = { release, identities: [release.id], claims: [], revision: 0 }
      if (!(await store.storeRelease(incoming))) throw new Error(`${release.id} is there already`)
    }
  }

  async function addMessage(message: Message): Promise<void> {
    await store.wakeChannel(message, NOW)
    const lease = await store.leaseChannel(message, NOW)
    if (!lease || !(await store.openMessage(lease, message))) throw new Error(`no room for ${message.messageId}`)
    await store.giveBackChannel(lease, undefined, NOW)
  }

  return {
    store,
    addReleases,
    addMessage,
    budget,
    answer,
    told,
    replied,
    responseUrl: `${slack.url}/reply`,
    close: slack.close,
  }
}
