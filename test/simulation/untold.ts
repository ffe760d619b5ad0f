import type { DeliveryTrouble } from '../../functions/delivery/delivery.ts'
import { identityOf, releaseId } from '../../functions/releases/same-release/identity.ts'
import { HOUR, type Instant, MINUTE } from '../../functions/text/seoul.ts'
import type { SimulatedChannel } from './channels.ts'
import { type Complaint, complain } from './complaint.ts'
import type { ChannelEvidence } from './evidence.ts'
import type { World } from './world.ts'

/** Once nothing happens any more the sweep runs every six hours, and it must have run again. */
const TOLD_WITHIN_MS = 7 * HOUR
/** A container that was suspended may still make the call it had set out to make. */
const SILENCE_IS_KNOWN_AFTER_MS = 10 * MINUTE
/** A worker that meets the silence may die before it has noted it. */
const MAX_SENT_UNAWARE = 2

/** From now on each failure that is told is looked for where people see it: in the list of Home, and among the ills. */
export function watchFailures(world: World): void {
  const { time, history } = world
  world.on.trouble = (trouble) => {
    if (trouble.trouble !== 'failed') return
    time.at(time.now() + TOLD_WITHIN_MS, async () => {
      history.untold.push(...(await findUnlisted(world, trouble)))
    })
  }
}

type Failure = Extract<DeliveryTrouble, { trouble: 'failed' | 'set aside' }>

async function findUnlisted(
  { backend, history, time }: World,
  { team, channel, releaseIds, reason, failedAt = 0 }: Failure,
): Promise<Complaint[]> {
  const about = (what: string) => ({
    kind: 'untold',
    about: `${releaseIds.join()} for ${channel} ${what}`,
    subjects: [channel, releaseIds[0] ?? ''],
  })
  const listed = await backend.store.undeliveredIn({ team, channel }, time.now(), 1_000)
  const isListed = listed.some((one) => one.failedAt !== undefined && one.releaseIds.join() === releaseIds.join())
  const ill = (await backend.store.ills()).find(({ id }) => id === `failed deliveries#${reason}`)
  const isIll = ill && ill.told === 'beginning' && (ill.ended === undefined || ill.ended > failedAt)
  const isTold = history.illsTold.has(`failed deliveries#${reason}`)
  return [
    ...(isListed ? [] : [about('failed and Home does not list it')]),
    ...(isIll && isTold ? [] : [about(`failed as ${reason} and that is no ill`)]),
  ]
}

/** That a workspace refuses everything is told while something waits for it. */
export async function findUntoldRefusal(
  { backend, history, time }: World,
  channels: SimulatedChannel[],
): Promise<Complaint[]> {
  const [team = ''] = channels.map((one) => one.team)
  const since = time.now() - HOUR
  const waiting = await Promise.all(channels.map((one) => backend.store.waitingDeliveries(one, 10)))
  const isLate = waiting.some(({ deliveries }) => deliveries.some(({ dueAt = since }) => dueAt < since))
  if (!isLate || history.illsTold.has(`refused workspace#${team}`)) return []
  return [{ kind: 'untold', about: `${team} refuses everything and that is no ill`, subjects: [team] }]
}

/** Each failure left a line in the log, unless its worker died in the very call that saved it. */
export function findUnlogged({ simulated, deliveries, history }: ChannelEvidence): Complaint[] {
  const { channel } = simulated
  return [...deliveries.values()].flatMap(({ releaseId: id, state }) =>
    state === 'failed' && !history.failed.has(`${channel} ${id}`) && !history.failing.has(`${channel} ${id}`)
      ? [complain('untold', simulated, id, 'failed without a line')]
      : [],
  )
}

/** While nothing of Slack answers, no message is taken for the cause: none fails, and Slack is asked with none whether it is back. */
export function findBlamed({ history, slack }: World): Complaint[] {
  return history.outages
    .filter(({ isSilence }) => isSilence)
    .flatMap(({ from, to }) => {
      const isWithin = (at: Instant) => from < at && at < to
      const failed = history.troubles.flatMap((one) =>
        one.trouble === 'failed' && isWithin(one.failedAt ?? 0)
          ? [{ kind: 'blamed', about: `${one.releaseIds} failed while Slack was silent`, subjects: [one.channel] }]
          : [],
      )
      const unheard = slack.unheard.filter(({ at }) => isWithin(at))
      const pestered = [...Map.groupBy(unheard, ({ team }) => team)].flatMap(([team, sends]) => {
        const knownAt = (sends[0]?.at ?? 0) + SILENCE_IS_KNOWN_AFTER_MS
        const late = sends.filter(({ at }) => at > knownAt)
        const about = `${team} was sent ${late.length} messages that it could not hear`
        return late.length > MAX_SENT_UNAWARE ? [{ kind: 'pestered', about, subjects: [team] }] : []
      })
      return [...failed, ...pestered]
    })
}

/** Each row that could not be stored was named. */
export function findUnnamedRows({ history, sticky }: World): Complaint[] {
  return [...sticky.poison].flatMap((url) =>
    history.rowsSetAside.has(releaseId(identityOf(url)))
      ? []
      : [{ kind: 'untold', about: `${url} could not be stored and nobody was told`, subjects: [url] }],
  )
}
