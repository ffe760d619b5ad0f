import type { Copy } from '../../copy/copy.ts'
import { announcesLaws } from '../../releases/source.ts'
import type { UpcomingLaw } from '../../releases/upcoming-law.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { lawsAmong } from '../../subscriptions/law-register.ts'
import { readLawList } from '../../subscriptions/query/understanding/typed-text/read-law-list.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { type Day, type Instant, seoulDay } from '../../text/seoul.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { LawsJob, type QueueJobDeps } from '../incoming/answer-job.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'
import { readSourceStatuses, type SourceStatusDeps } from '../sources/source-statuses.ts'
import { drawRegister, type Register } from './draw-register.ts'
import { sayRegistered } from './say-registered.ts'

export interface RegisterReadDeps extends SourceStatusDeps {
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** The laws of which something comes into force on `day` or later. */
  upcomingLaws(day: Day): Promise<UpcomingLaw[]>
}

export interface LawsCommandDeps extends RegisterReadDeps, QueueJobDeps {
  copy: Copy
}

/** `/laws` shows the channel's register of laws; `/laws 중처법, 화관법` adds to it, by the answer door: it may be two hundred. */
export async function lawsCommand(deps: LawsCommandDeps, command: SlashCommand): Promise<Answer> {
  const { copy } = deps
  if (command.words === '') return drawRegister(await readRegister(deps, command.channel), copy)
  const list = readLawList(command.words)
  if (list.names.length === 0)
    return answerWith(
      list.unknown.length > 0 ? sayRegistered({ added: [], already: [] }, list, copy) : [copy.laws.nothing],
    )
  const { channel, by, responseUrl, spokenIn } = command
  await deps.queueJob(
    LawsJob.parse({ job: 'laws', ...channel, by, at: deps.now(), ...list, answer: { responseUrl, spokenIn } }),
  )
  return answerWith([copy.laws.registering(list.names.length)])
}

export async function readRegister(deps: RegisterReadDeps, channel: Channel): Promise<Register> {
  const today = seoulDay(deps.now())
  const sources = deps.sources.filter(announcesLaws)
  const [subscriptions, upcoming, statuses] = await Promise.all([
    deps.subscriptionsOf(channel),
    deps.upcomingLaws(today),
    readSourceStatuses({ ...deps, sources }),
  ])
  return { laws: lawsAmong(subscriptions), upcoming, today, areDaysUnsure: statuses.well.length === 0 }
}
