import type { Channel } from '../subscriptions/channel.ts'
import { type Answer, answerWith } from './blocks/ephemeral.ts'
import type { Asked } from './incoming/slash-command.ts'
import { type Deps as LatestDeps, latestCommand } from './latest/latest-command.ts'
import { mistyped } from './mistyped.ts'
import { type Deps as SourcesDeps, sourcesCommand } from './sources/sources-command.ts'
import { type Deps as SubscribeDeps, subscribeCommand } from './subscribe/subscribe-command.ts'
import { type Deps as SubscriptionsDeps, subscriptionsCommand } from './subscriptions/subscriptions-command.ts'
import { type Deps as UnsubscribeDeps, unsubscribeCommand } from './subscriptions/unsubscribe-command.ts'

export interface CommandDeps extends SubscribeDeps, UnsubscribeDeps, SubscriptionsDeps, LatestDeps, SourcesDeps {
  /** Whether Slack says that somebody is in a channel. */
  isIn(channel: Channel, user: string): Promise<boolean>
}

/** Every command of the manifest. */
export const COMMANDS: Record<string, (deps: CommandDeps, asked: Asked) => Promise<Answer>> = {
  '/subscribe': subscribeCommand,
  '/unsubscribe': unsubscribeCommand,
  '/subscriptions': subscriptionsCommand,
  '/latest': latestCommand,
  '/sources': sourcesCommand,
}
const FOR_ANOTHER_CHANNEL = ['/subscribe', '/unsubscribe']

export async function answerCommand(deps: CommandDeps, asked: Asked): Promise<Answer> {
  const { help, unknownCommand } = deps.copy.answer
  const command = COMMANDS[asked.command]
  if (!command) return answerWith([unknownCommand(asked.command), help])
  if (deps.copy.words.help.includes(asked.words.toLowerCase())) return answerWith([help])
  const instead = mistyped(asked, deps.copy)
  if (instead) return answerWith([instead])
  const { named } = asked
  if (!named || named.channel === asked.channel.channel) return command(deps, asked)
  return commandElsewhere(deps, { ...asked, channel: { ...asked.channel, channel: named.channel } }, named.name)
}

/** A command for another channel; only who is in it may change what it hears of. */
async function commandElsewhere(deps: CommandDeps, asked: Asked, name: string): Promise<Answer> {
  const { answer, refusal } = deps.copy
  const command = FOR_ANOTHER_CHANNEL.includes(asked.command) ? COMMANDS[asked.command] : undefined
  if (!command || asked.strange.includes('mention')) return answerWith([refusal.mention([], 0)])
  const elsewhere = answer.otherChannel(name)
  // Both looks at once: one after the other they might not leave time for the rest.
  const isMember = deps.isMember(asked.channel)
  if (!(await deps.isIn(asked.channel, asked.by))) return answerWith([answer.notYourChannel(elsewhere)])
  return command({ ...deps, isMember: () => isMember }, { ...asked, elsewhere, place: 'public' })
}
