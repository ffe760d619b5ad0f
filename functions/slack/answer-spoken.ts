import type { Copy } from '../copy/copy.ts'
import { understand } from '../subscriptions/query/understanding/understand.ts'
import { type SpokenRequest, spokenRequest } from '../subscriptions/spoken/spoken-request.ts'
import { valueButton } from './blocks/blocks.ts'
import { type Answer, answerWith } from './blocks/ephemeral.ts'
import { answerCommand, COMMANDS, type CommandDeps, helpText } from './commands.ts'
import { READINGS, SEARCH_SUBJECT } from './incoming/ids.ts'
import type { SlashCommand } from './incoming/slash-command.ts'
import { undoValue } from './subscriptions/undo-subscriptions.ts'

/** Answers what somebody said to the bot: as the command would that asks for it, with a question, or with help. */
export async function answerSpoken(deps: CommandDeps, said: SlashCommand): Promise<Answer> {
  const { copy } = deps
  const typed = commandIn(said)
  if (typed) return typed.words === '' && typed.command === '/subscribe' ? help(copy) : answerCommand(deps, typed)
  const request = spokenRequest(said.words)
  switch (request.wants) {
    case 'help':
      return help(copy)
    case 'unsaid':
      return whatToDo(request.words, copy)
    case 'quiet hours':
      return answerCommand(deps, { ...said, command: '/subscriptions', words: request.words })
    default:
      return answerCommand(deps, commandOf(request, said))
  }
}

/** A command that was written out: `subscribe 수소`, or with the marks of code, `/latest 수소` in them. */
function commandIn(said: SlashCommand): SlashCommand | undefined {
  const [, name = '', words = ''] = said.words.match(/^[\s`]*\/?([a-z]+)(?=[\s`]|$)[\s`]*([^`]*)/iu) ?? []
  const command = COMMANDS.find((one) => one.name === `/${name.toLowerCase()}`)
  return command && { ...said, command: command.name, words: words.trim() }
}

function commandOf(request: Exclude<SpokenRequest, { wants: 'help' | 'unsaid' | 'quiet hours' }>, said: SlashCommand) {
  const words = 'words' in request ? request.words : ''
  return { ...said, command: `/${request.wants}`, words }
}

function help(copy: Copy): Answer {
  return answerWith([copy.spoken.help, helpText(copy)])
}

/** A subject was named, and not what to do with it. */
function whatToDo(words: string, copy: Copy): Answer {
  const { queries } = understand(words)
  const texts = queries.map(({ text }) => text)
  const [id] = READINGS
  return answerWith(
    [copy.spoken.whatToDo(texts)],
    valueButton(id, copy.spoken.subscribe, undoValue(texts.map((query) => ({ query })))),
    valueButton(SEARCH_SUBJECT, copy.spoken.search, texts.join(', ')),
  )
}
