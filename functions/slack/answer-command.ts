import { type Answer, answerWith } from './answer.ts'
import type { Asked } from './asked.ts'
import { type Deps as LatestDeps, latestCommand } from './latest-command.ts'
import { type Deps as SourcesDeps, sourcesCommand } from './sources-command.ts'
import { type Deps as SubscribeDeps, subscribeCommand } from './subscribe-command.ts'
import { type Deps as SubscriptionsDeps, subscriptionsCommand } from './subscriptions-command.ts'
import { type Deps as UnsubscribeDeps, unsubscribeCommand } from './unsubscribe-command.ts'

export type CommandDeps = SubscribeDeps & UnsubscribeDeps & SubscriptionsDeps & LatestDeps & SourcesDeps

/** Every command of the manifest. */
export const COMMANDS: Record<string, (deps: CommandDeps, asked: Asked) => Promise<Answer>> = {
  '/subscribe': subscribeCommand,
  '/unsubscribe': unsubscribeCommand,
  '/subscriptions': subscriptionsCommand,
  '/latest': latestCommand,
  '/sources': sourcesCommand,
}

export async function answerCommand(deps: CommandDeps, asked: Asked): Promise<Answer> {
  const { help, unknownCommand } = deps.copy.answer
  const command = COMMANDS[asked.command]
  if (!command) return answerWith([unknownCommand(asked.command), help])
  return deps.copy.words.help.includes(asked.words.toLowerCase()) ? answerWith([help]) : command(deps, asked)
}
