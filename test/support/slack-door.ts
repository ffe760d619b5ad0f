import type { Source } from '../../functions/releases/source.ts'
import type { Answer } from '../../functions/slack/blocks/ephemeral.ts'
import type { AnswerJob } from '../../functions/slack/incoming/answer-job.ts'
import { openSlackDoor } from '../../functions/slack/receive.ts'
import type { SlackDoorDeps } from '../../functions/slack/slack-app.ts'
import type { Store } from '../../functions/store/store.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import { openMemoryStore } from './memory-store/memory-store.ts'
import { commandForm, SECRET, signedRequest } from './slack-requests.ts'

export const NOW = Date.parse('2026-07-23T14:05:00+09:00')

const SOURCES: Source[] = [
  { id: 'fsc', name: '금융위원회 보도자료', rhythm: 1 },
  { id: 'moel', name: '고용노동부 정책자료', rhythm: 1 },
  { id: 'open-api', name: '정책브리핑 보도자료' },
]

/**
 * The real Slack door over an empty memory store, some of its functions replaced by `change`. `api` is the address of Slack's Web API;
 * without one Slack cannot be reached.
 */
export function openTestSlackDoor(
  api = 'http://127.0.0.1:9/api/',
  change: Partial<Store> = {},
  { signingSecret = async () => SECRET, now = () => NOW }: Partial<Pick<SlackDoorDeps, 'signingSecret' | 'now'>> = {},
) {
  const { store, tables } = openMemoryStore()
  const jobs: AnswerJob[] = []
  /** The names of the store's functions, and of `queueJob`, in the order they were called. */
  const calls: string[] = []
  const counted = countCalls({ ...store, ...change }, calls)
  const handler = openSlackDoor({
    ...counted,
    add: counted.subscribe,
    remove: counted.unsubscribe,
    change: counted.changeSubscriptions,
    now,
    api,
    botToken: async () => 'xoxb-test',
    signingSecret,
    sources: SOURCES,
    async queueJob(job) {
      calls.push('queueJob')
      jobs.push(job)
    },
  })

  /** The jobs of one kind that were handed to the answer door. */
  const handedOn = <Kind extends AnswerJob['job']>(kind: Kind) =>
    jobs.filter((job): job is Extract<AnswerJob, { job: Kind }> => job.job === kind)

  /** What a user reads after typing a command. */
  async function ask(command: string, text: string, more: Record<string, string> = {}): Promise<Answer> {
    const { statusCode, body } = await handler(signedRequest(commandForm(command, text, more), { at: NOW }))
    if (statusCode !== 200) throw new Error(`${command} ${text}: http ${statusCode}`)
    return JSON.parse(body)
  }

  return {
    handler,
    store,
    jobs,
    handedOn,
    calls,
    feedback: tables.feedback,
    ask,
    /** The subscriptions of all channels. */
    get subscriptions() {
      return [...tables.subscriptions.values()].flatMap((inChannel) => [...inChannel.values()])
    },
  }
}

/** Pauses a channel as a worker does that Slack refuses for this reason. */
export async function pauseChannel(store: Store, channel: Channel, reason: string): Promise<void> {
  await store.wakeChannel(channel, NOW)
  const lease = await store.leaseChannel(channel, NOW)
  if (!lease || !(await store.pauseChannel(lease, reason))) throw new Error(`${channel.channel} is not to be paused`)
  await store.giveBackChannel(lease, undefined, NOW)
}

/** The language is read at most once a minute, and `once` is asked before anything else is done: neither counts as a call. */
const UNCOUNTED = ['languageOf', 'once']

function countCalls(store: Store, calls: string[]): Store {
  const counted = Object.entries(store).map(([name, run]: [string, (...args: unknown[]) => unknown]) => [
    name,
    (...args: unknown[]) => {
      if (!UNCOUNTED.includes(name)) calls.push(name)
      return run(...args)
    },
  ])
  return Object.fromEntries(counted)
}
