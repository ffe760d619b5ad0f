import type { Delivery } from '../../../functions/delivery/delivery.ts'
import type { Store } from '../../../functions/store/store.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import { particle } from '../../../functions/text/particle.ts'
import type { Instant } from '../../../functions/text/seoul.ts'

export interface ReleaseLife {
  releaseId: string
  title: string
  url: string
  /** Earliest first; what has no time of its own stands at the end. */
  events: LifeEvent[]
  deliveries: Delivery[]
}

interface LifeEvent {
  /** ISO, UTC. */
  at?: string
  /** Korean. */
  says: string
}

type TraceStore = Pick<
  Store,
  'releaseById' | 'releaseBell' | 'planProgressOf' | 'channelsTold' | 'deliveryOf' | 'messageOf'
>

/** What the ledger knows of a release, from the ministry to each channel; undefined when it holds no such release. */
export async function releaseLife(store: TraceStore, releaseId: string): Promise<ReleaseLife | undefined> {
  const release = await store.releaseById(releaseId)
  if (!release) return undefined
  const { title, url, sourceName, published, announcedAt, showAt, revisedAt, revision, withdrawn } = release
  const publisher = release.ministry ?? sourceName
  const events: (LifeEvent | undefined)[] = [
    event(published?.at, `${publisher}${particle(publisher, '이/가')} 게시 (${published?.day ?? '날짜 모름'})`),
    event(announcedAt, `${sourceName}에서 읽어 알릴 것으로 저장`),
    announcedAt === undefined ? { says: '알리지 않고 저장했습니다(출처를 처음 읽을 때 있던 발표입니다)' } : undefined,
    event(showAt, '이때부터 보여 줄 수 있습니다'),
    revision > 0 ? event(revisedAt, `고쳐짐 (${revision}번째)`) : undefined,
    withdrawn ? { says: '부처가 거두어들였습니다' } : undefined,
  ]
  const bell = await store.releaseBell(releaseId)
  if (bell !== undefined) events.push(event(bell, '아직 구독과 다 맞춰 보지 않아 이때 다시 봅니다'))
  const progress = await store.planProgressOf(releaseId)
  if (progress) events.push({ says: '배달 계획을 세우는 중입니다' })

  const deliveries: Delivery[] = []
  for await (const channel of store.channelsTold(releaseId)) {
    const delivery = await store.deliveryOf(channel, releaseId)
    if (!delivery) continue
    deliveries.push(delivery)
    events.push(...(await eventsOfDelivery(store, channel, delivery)))
  }
  const known = events.filter((one) => one !== undefined)
  return { releaseId, title, url, deliveries, events: known.toSorted(byTime) }
}

async function eventsOfDelivery(
  store: TraceStore,
  channel: Channel,
  delivery: Delivery,
): Promise<(LifeEvent | undefined)[]> {
  const where = `${channel.team} ${channel.channel}`
  const words = delivery.matches.map(({ query }) => query).join(', ')
  const planned = event(delivery.plannedAt, `${where}: ‘${words}’ 구독에 맞아 보낼 것으로 정함`)
  const message = delivery.messageId ? await store.messageOf(channel, delivery.messageId) : undefined
  const opened =
    message &&
    event(message.openedAt, `${where}: 메시지 ${message.messageId}에 넣음 (발표 ${message.releaseIds.length}건)`)
  return [planned, opened, endOfDelivery(where, delivery)]
}

function endOfDelivery(where: string, { state, reason, ts, dueAt, refusals }: Delivery): LifeEvent | undefined {
  switch (state) {
    case 'posted':
      return event(ts === undefined ? undefined : Number(ts) * 1000, `${where}: 보냄 (ts ${ts})`)
    case 'failed':
      return { says: `${where}: Slack이 받지 않아 보내지 못함 (${reason})` }
    case 'dropped':
      return { says: `${where}: 보내지 않기로 함 (${reason})` }
    case 'waiting':
      return event(dueAt, `${where}: 이때 보내려고 기다림${refusals ? ` (거절 ${refusals}번)` : ''}`)
  }
}

function event(at: Instant | undefined, says: string): LifeEvent {
  return at === undefined ? { says } : { at: new Date(at).toISOString(), says }
}

function byTime(one: LifeEvent, other: LifeEvent): number {
  if (one.at === undefined || other.at === undefined)
    return Number(one.at === undefined) - Number(other.at === undefined)
  return one.at.localeCompare(other.at)
}
