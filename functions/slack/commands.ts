import { type MembershipDeps, mayChangeChannel } from '../subscriptions/may-change-channel.ts'
import { type Answer, answerWith } from './blocks/ephemeral.ts'
import { explainMistyped } from './blocks/explain-refusals.ts'
import type { SlashCommand } from './incoming/slash-command.ts'
import { type Deps as LatestDeps, latestCommand } from './latest/latest-command.ts'
import { type Deps as SourcesDeps, sourcesCommand } from './sources/sources-command.ts'
import { type SubscribeCommandDeps, subscribeCommand } from './subscribe/subscribe-command.ts'
import { type SubscriptionsCommandDeps, subscriptionsCommand } from './subscriptions/subscriptions-command.ts'
import { type UnsubscribeCommandDeps, unsubscribeCommand } from './subscriptions/unsubscribe-command.ts'

export interface CommandDeps
  extends SubscribeCommandDeps,
    UnsubscribeCommandDeps,
    SubscriptionsCommandDeps,
    LatestDeps,
    SourcesDeps,
    MembershipDeps {}

/** Every command of the manifest. */
export const COMMANDS: Record<string, (deps: CommandDeps, asked: SlashCommand) => Promise<Answer>> = {
  '/subscribe': subscribeCommand,
  '/unsubscribe': unsubscribeCommand,
  '/subscriptions': subscriptionsCommand,
  '/latest': latestCommand,
  '/sources': sourcesCommand,
}
const FOR_ANOTHER_CHANNEL = ['/subscribe', '/unsubscribe']

export async function answerCommand(deps: CommandDeps, asked: SlashCommand): Promise<Answer> {
  const { help, unknownCommand } = deps.copy.answer
  const command = COMMANDS[asked.command]
  if (!command) return answerWith([unknownCommand(asked.command), help])
  if (deps.copy.words.help.includes(asked.words.toLowerCase())) return answerWith([help])
  const instead = explainMistyped(asked, deps.copy)
  if (instead) return answerWith([instead])
  const named = asked.namedChannel
  if (!named || named.channel === asked.channel.channel) return command(deps, asked)
  return commandElsewhere(deps, asked, named)
}

/** A command for another channel; only who is in it may change what it hears of. */
async function commandElsewhere(
  deps: CommandDeps,
  asked: SlashCommand,
  { channel: id, name }: NonNullable<SlashCommand['namedChannel']>,
): Promise<Answer> {
  const { answer, refusal } = deps.copy
  const command = FOR_ANOTHER_CHANNEL.includes(asked.command) ? COMMANDS[asked.command] : undefined
  if (!command || asked.notKeywords.includes('mention')) return answerWith([refusal.mention([], 0)])
  const elsewhere = answer.otherChannel(name)
  // Both looks at once: one after the other they might not leave time for the rest.
  const channel = { team: asked.channel.team, channel: id }
  const isMember = deps.isMember(channel)
  const request = { by: asked.by, askedIn: asked.channel.channel }
  if (!(await mayChangeChannel(deps, channel, request))) return answerWith([answer.notYourChannel(elsewhere)])
  return command({ ...deps, isMember: () => isMember }, { ...asked, channel, otherChannel: elsewhere, place: 'public' })
}
