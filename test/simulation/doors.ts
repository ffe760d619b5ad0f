import type { WebClient } from '@slack/web-api'
import type { SQSEvent } from 'aws-lambda'
import { ko } from '../../functions/copy/ko/ko.ts'
import type { Carrier, SeekOutcome, SendOutcome } from '../../functions/delivery/carrier.ts'
import { deliverChannel } from '../../functions/delivery/deliver-channel.ts'
import type { DeliveryTrouble } from '../../functions/delivery/delivery.ts'
import type { DeliveryDeps } from '../../functions/delivery/delivery-deps.ts'
import { type MatchReleaseDeps, matchRelease } from '../../functions/delivery/match-release.ts'
import type { MessagePart } from '../../functions/delivery/message.ts'
import { openFinders } from '../../functions/ills/open-finders.ts'
import { type WatchIllsDeps, watchIlls } from '../../functions/ills/watch-ills.ts'
import { eachRecord } from '../../functions/platform/batch.ts'
import { openPoll } from '../../functions/releases/polling/open-poll.ts'
import { wasAnswered } from '../../functions/releases/polling/poll-source.ts'
import type { Release } from '../../functions/releases/release.ts'
import { sweepBells } from '../../functions/releases/sweep-bells.ts'
import { noteAccepted } from '../../functions/slack/posting/note-accepted.ts'
import type { DrawnMessage } from '../../functions/slack/posting/post-message.ts'
import { answersAtAll, editMessage, postMessage } from '../../functions/slack/posting/post-message.ts'
import { seekMessage } from '../../functions/slack/posting/seek-message.ts'
import { SLACK_CARRIER_LIMITS } from '../../functions/slack/posting/slack-carrier.ts'
import { tellPaused } from '../../functions/slack/posting/tell-paused.ts'
import type { Store } from '../../functions/store/store.ts'
import { Channel } from '../../functions/subscriptions/channel.ts'
import { findListeners } from '../../functions/subscriptions/find-listeners.ts'
import { openMatcher } from '../../functions/subscriptions/matching/open-matcher.ts'
import { MINUTE } from '../../functions/text/seoul.ts'
import type { Container } from './container.ts'
import type { Faults } from './faults.ts'
import type { History } from './history.ts'
import type { SimulatedSlack } from './simulated-slack.ts'
import type { SimulatedSource } from './simulated-source.ts'
import { withSlackClient } from './slack-clients.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Everything of the simulated world that a door reaches outside its store. */
export interface DoorDeps {
  time: VirtualTime
  faults: Faults
  sources: SimulatedSource[]
  slack: SimulatedSlack
  history: History
  /** Whether sweep judges what is wrong with the installation. */
  judgesIlls: boolean
  /** Hears what delivery tells of messages that are set aside or given up. */
  onTrouble(trouble: DeliveryTrouble): void
  announce(container: Container, releaseIds: string[]): Promise<void>
  ring(container: Container, channels: Channel[], delaySeconds?: number): Promise<void>
  /** Whether a send whose answer was lost is looked for in its channel. */
  readBack: boolean
  /** Runs a call of Slack's real client, which reads the machine's clock, and converts its answer to the container's clock. */
  callSlack<T extends SendOutcome | SeekOutcome | boolean>(container: Container, call: () => Promise<T>): Promise<T>
}

/** Works on a batch of jobs, given by their bodies, or on nothing where a schedule calls the door. Returns the indices of the jobs that failed. */
export type Handler = (bodies: string[]) => Promise<number[]>

/** The doors, wired as functions/*.ts wire them, each over the store and the calls of one container. */
export const doors = { poll, match, deliver, sweep }

function poll(container: Container, store: Store, { sources, announce, history }: DoorDeps): Handler {
  const pollOne = openPoll<SimulatedSource>({
    now: container.now,
    store,
    read: (source, validators) => source.read(container, validators, store),
    announce: (releaseIds) => announce(container, releaseIds),
    onPolled: () => undefined,
    onMissing({ setAside }) {
      for (const { id } of setAside) history.rowsSetAside.add(id)
    },
  })
  return async () => {
    const polled = await Promise.all(sources.map(pollOne))
    if (polled.some(wasAnswered)) await store.notePoll(container.now())
    return []
  }
}

const CHANNELS_PER_GROUP = 3
/** As in the door. */
const MAX_MATCH_MS = 40_000

function match(container: Container, store: Store, { ring, history, time, faults }: DoorDeps): Handler {
  const matcher = openMatcher(store)
  const deps = {
    ...store,
    morning: '09:00',
    // Few, so that planning is stopped and cut off between groups, which real channels are too many for.
    channelsPerGroup: CHANNELS_PER_GROUP,
    matchesOf: async (of: Release) => (await matcher())(of),
    findListeners: (...[of, announcedAt, from]: Parameters<MatchReleaseDeps['findListeners']>) =>
      findListeners({ ...store, matcher }, of, announcedAt, from),
    ringChannels: (channels: Channel[]) => ring(container, channels),
  }
  return (bodies) => {
    const startedAt = time.now()
    const isOutOfTime = () => time.now() - startedAt > MAX_MATCH_MS || faults.stopsEarly()
    return inBatch(bodies, history, (body) =>
      matchRelease({ ...deps, isOutOfTime }, (body as { releaseId: string }).releaseId, container.now()),
    )
  }
}

function deliver(container: Container, store: Store, world: DoorDeps): Handler {
  const drawnAt = (messageId: string) => world.history.drawnAt.get(`${container.name} ${messageId}`) ?? world.time.now()
  const workspaces = new Map<string, typeof fetch>()
  function workspaceOf(team: string): typeof fetch {
    const reach = workspaces.get(team) ?? world.slack.fetchFor(container, team, drawnAt)
    workspaces.set(team, reach)
    return reach
  }
  const onSlack = <T extends SendOutcome | SeekOutcome | boolean>(
    team: string,
    call: (client: WebClient) => Promise<T>,
  ) => world.callSlack(container, () => withSlackClient(workspaceOf(team), call))
  const carrier: Carrier = {
    limits: SLACK_CARRIER_LIMITS,
    post: (message, parts) =>
      onSlack(message.team, (client) => postMessage(client, message.channel, message.messageId, draw(parts))),
    edit: (message, parts) =>
      onSlack(message.team, (client) => editMessage(client, message.channel, message.ts ?? '', draw(parts))),
    probe: (team) => onSlack(team, answersAtAll),
    seek: world.readBack ? (message) => onSlack(message.team, (client) => seekMessage(client, message)) : undefined,
  }
  const tellIn = (team: string) => (user: string, drawn: DrawnMessage) =>
    onSlack(team, (client) => postMessage(client, user, `tell-${user}`, drawn))
  const deps: DeliveryDeps = {
    clock: container,
    store,
    carrier: noteAccepted(carrier, store, () => container.now()),
    tellPaused: (channel, reason) =>
      tellPaused({ ...store, tell: tellIn(channel.team) }, channel, reason, ko, world.time.now()),
    tell: world.onTrouble,
    ringLater: (channel, seconds) => world.ring(container, [channel], seconds),
  }
  return (bodies) => inBatch(bodies, world.history, (body) => deliverChannel(deps, Channel.parse(body)))
}

/** The door judges ills every minute, which in a small world would be most of the work. */
const ILLS_JUDGED_EVERY_MS = 5 * MINUTE

function sweep(container: Container, store: Store, world: DoorDeps): Handler {
  const { ring, announce, history, sources, judgesIlls, time } = world
  const watch: WatchIllsDeps = {
    ...store,
    finders: openFinders({ ...store, sources }),
    async tell(notices) {
      for (const { ill, telling } of notices) if (telling === 'beginning') history.illsTold.add(ill.id)
    },
    onUnjudged: () => undefined,
  }
  return async () => {
    await sweepBells(
      {
        ...store,
        async ring(bells) {
          const channels = bells.flatMap((bell) => (bell.of === 'channel' ? [bell] : []))
          const releaseIds = bells.flatMap((bell) => (bell.of === 'release' ? [bell.releaseId] : []))
          await Promise.all([announce(container, releaseIds), ring(container, channels)])
        },
      },
      container.now(),
    )
    if (!judgesIlls || time.now() < history.illsJudgedAt + ILLS_JUDGED_EVERY_MS) return []
    await watchIlls(watch, container.now())
    history.illsJudgedAt = time.now()
    return []
  }
}

/** Calls a door with a batch as Lambda does. A job that failed and is not given back to the queue is recorded as swallowed. */
async function inBatch(
  bodies: string[],
  { swallowed }: History,
  work: (body: unknown) => Promise<unknown>,
): Promise<number[]> {
  const threw: string[] = []
  const records = bodies.map((body, index) => ({
    messageId: String(index),
    body,
    eventSource: 'aws:sqs',
    attributes: { ApproximateReceiveCount: '1' },
  }))
  const { batchItemFailures } = await eachRecord({ Records: records } as unknown as SQSEvent, async (body) => {
    try {
      return await work(body)
    } catch (error) {
      threw.push(JSON.stringify(body))
      throw error
    }
  })
  const failed = batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier))
  swallowed.push(...threw.filter((body) => !failed.some((index) => bodies[index] === body)))
  return failed
}

/** A message whose text lists the releases and revisions it shows, so that the invariants can read it on Slack's side. */
function draw(parts: MessagePart[]): DrawnMessage {
  const text = JSON.stringify(parts.map(({ release }) => [release.id, release.revision]))
  return { text, plain: text, blocks: [] }
}
