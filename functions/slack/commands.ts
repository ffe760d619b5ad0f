import type { Copy } from '../copy/copy.ts'
import { type MembershipDeps, mayChangeChannel } from '../subscriptions/may-change-channel.ts'
import { type Answer, answerWith } from './blocks/ephemeral.ts'
import { explainMistyped } from './blocks/explain-refusals.ts'
import { type DueCommandDeps, dueCommand } from './due/due-command.ts'
import type { SlashCommand } from './incoming/slash-command.ts'
import { type LatestCommandDeps, latestCommand } from './latest/latest-command.ts'
import { type LawsCommandDeps, lawsCommand } from './laws/laws-command.ts'
import { formOfLaws } from './laws/laws-form.ts'
import { type SourcesCommandDeps, sourcesCommand } from './sources/sources-command.ts'
import { formOfSubscribe, type OpenFormDeps } from './subscribe/open-subscribe-form.ts'
import { readingsOf, type SubscribeCommandDeps, subscribeCommand } from './subscribe/subscribe-command.ts'
import { takeOptions } from './subscribe/typed-options.ts'
import { type SubscriptionsCommandDeps, subscriptionsCommand } from './subscriptions/subscriptions-command.ts'
import { type UnsubscribeCommandDeps, unsubscribeCommand } from './subscriptions/unsubscribe-command.ts'

export interface CommandDeps
  extends SubscribeCommandDeps,
    UnsubscribeCommandDeps,
    SubscriptionsCommandDeps,
    LatestCommandDeps,
    DueCommandDeps,
    LawsCommandDeps,
    SourcesCommandDeps,
    MembershipDeps {}

/** Opens a form; resolves to whether Slack opened it. */
type OpenForm = (deps: OpenFormDeps) => Promise<boolean>

interface Command {
  /** As it is typed: `/subscribe`. */
  name: string
  /** Its lines in the answer to `help`. */
  help(copy: Copy): string
  /** The form the command opens instead of answering; undefined when these words ask for none. Decided before anything is read. */
  form?(command: SlashCommand): OpenForm | undefined
  /** What was typed without the options this command takes. */
  withoutOptions?(words: string): string
  /** Whether it may be typed for a channel named in it (`/subscribe 수소 #esg`). */
  mayNameChannel: boolean
  run(deps: CommandDeps, command: SlashCommand): Promise<Answer>
}

/**
 * Every command, in the order of the help text. Adding a row here is not enough: the registry's test names what else a command needs
 * (a line of the manifest, a row in both READMEs and in the three-second test; the fuzz takes its commands from here).
 */
export const COMMANDS: Command[] = [
  {
    name: '/subscribe',
    help: ({ answer }) => answer.help.subscribe,
    form: formOfSubscribe,
    withoutOptions: (words) => takeOptions(words).words,
    mayNameChannel: true,
    run: subscribeCommand,
  },
  {
    name: '/unsubscribe',
    help: ({ answer }) => answer.help.unsubscribe,
    mayNameChannel: true,
    run: unsubscribeCommand,
  },
  {
    name: '/subscriptions',
    help: ({ answer }) => answer.help.subscriptions,
    mayNameChannel: false,
    run: subscriptionsCommand,
  },
  { name: '/latest', help: ({ answer }) => answer.help.latest, mayNameChannel: false, run: latestCommand },
  { name: '/due', help: ({ answer }) => answer.help.due, mayNameChannel: false, run: dueCommand },
  {
    name: '/laws',
    help: ({ answer }) => answer.help.laws,
    form: formOfLaws,
    mayNameChannel: true,
    run: lawsCommand,
  },
  { name: '/sources', help: ({ answer }) => answer.help.sources, mayNameChannel: false, run: sourcesCommand },
]

function commandNamed(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name)
}

/** The form a command opens; undefined for one that is answered with words. */
export function formOfCommand(typed: SlashCommand): OpenForm | undefined {
  return commandNamed(typed.command)?.form?.(typed)
}

export async function answerCommand(deps: CommandDeps, typed: SlashCommand): Promise<Answer> {
  const { copy } = deps
  const command = commandNamed(typed.command)
  if (!command) return answerWith([copy.answer.unknownCommand(typed.command), helpText(copy)])
  if (copy.commandWords.help.includes(typed.words.toLowerCase())) return answerWith([helpText(copy)])
  const words = command.withoutOptions?.(typed.words) ?? typed.words
  const mistyped = explainMistyped({ ...typed, words }, copy)
  // A tag behind a keyword is mostly a channel, but may be a keyword: whoever meant that has it at hand.
  const readings = mistyped && command.name === '/subscribe' ? readingsOf(typed, copy) : []
  if (mistyped) return answerWith([mistyped], ...readings)
  const named = typed.namedChannel
  if (!named || named.channel === typed.channel.channel) return command.run(deps, typed)
  return runForOtherChannel(deps, command, typed, named)
}

/** How to use the bot: a paragraph with a line or two for each command. */
export function helpText(copy: Copy): string {
  const { introduction, conditions } = copy.answer.help
  return [introduction, ...COMMANDS.map((command) => command.help(copy)), conditions].join('\n')
}

/** Runs a command for the channel it names, if the user is known to be in that channel. */
async function runForOtherChannel(
  deps: CommandDeps,
  command: Command,
  typed: SlashCommand,
  named: NonNullable<SlashCommand['namedChannel']>,
): Promise<Answer> {
  const { answer, refusal } = deps.copy
  if (!command.mayNameChannel || typed.notKeywords.includes('mention')) return answerWith([refusal.mention([], 0)])
  const otherChannel = answer.otherChannel(named.name)
  const channel = { team: typed.channel.team, channel: named.channel }
  // Both calls of Slack at once: one after the other they could leave too little time for the rest.
  const isMember = deps.isMember(channel)
  const request = { by: typed.by, askedIn: typed.channel.channel }
  if (!(await mayChangeChannel(deps, channel, request))) return answerWith([answer.notYourChannel(otherChannel)])
  return command.run({ ...deps, isMember: () => isMember }, { ...typed, channel, otherChannel, place: 'public' })
}
