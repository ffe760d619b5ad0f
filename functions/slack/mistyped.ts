import type { Copy } from '../copy/copy.ts'
import { shorten } from './blocks/graphemes.ts'
import type { Asked } from './incoming/slash-command.ts'

// Nobody leaves a word out with two dashes: `--weekly` is an option of other programs.
const OPTION = /(?<!\S)--[\p{L}\p{N}]\S*/u
// A channel Slack knows is named by Slack itself, `<#C1|esg>`; one it does not know stays as it was typed.
const UNKNOWN_CHANNEL = /[^\s,、;]\s+(#[\p{L}\p{N}_-]+)$/u
const LENGTH = 40

/** What to write instead of an option, or of a channel behind the keywords, that do not exist. */
export function mistyped({ words, named }: Asked, { answer }: Copy): string | undefined {
  const [option] = words.match(OPTION) ?? []
  if (option) return answer.noOption(shorten(option, LENGTH))
  const [, channel] = words.match(UNKNOWN_CHANNEL) ?? []
  return channel && !named ? answer.noChannel(shorten(channel, LENGTH)) : undefined
}
