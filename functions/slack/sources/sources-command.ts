import type { Button } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { shorten } from '../blocks/slack-text.ts'
import { SOURCE_DETAILS } from '../incoming/ids.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'
import {
  groupSources,
  readSourceStatuses,
  type SourceStatus,
  type SourceStatusDeps,
  type SourceStatuses,
} from './source-statuses.ts'

export interface SourcesCommandDeps extends SourceStatusDeps {
  copy: Copy
}

const MAX_NAMED_IN_GROUP = 10
const MAX_WORDS_GRAPHEMES = 40
const MAX_SOURCES_OF_FILES = 5

/** `/sources`: whether every source is read, as somebody needs to know who waits for releases; why not, and what to do, is behind a button. */
export async function sourcesCommand(deps: SourcesCommandDeps, { words, command }: SlashCommand): Promise<Answer> {
  const { copy } = deps
  const statuses = await readSourceStatuses(deps)
  const { well, needAttention, notYet } = statuses
  const all = [...well, ...needAttention, ...notYet]
  if (all.length === 0) return answerWith([copy.sources.none])
  return answerWith(
    [
      words === '' ? '' : copy.answer.notUnderstood(shorten(words, MAX_WORDS_GRAPHEMES), command),
      sourcesHead(statuses, copy),
      sourceGroups(statuses, copy),
      well.length > 0 ? copy.sources.healthy(well.map(({ name }) => name)) : '',
      unreadFiles(all, copy),
    ],
    detailsButton(statuses, copy),
  )
}

/** Whether all sources are read as they should be, in one line. */
export function sourcesHead(statuses: SourceStatuses, copy: Copy): string {
  const { well, needAttention, notYet } = statuses
  return copy.sources.head({
    all: well.length + needAttention.length + notYet.length,
    well: well.length,
    needAttention: needAttention.length,
    notRead: groupSources(statuses).get('not read')?.length ?? 0,
  })
}

/** The names of the others, a line for each group; empty where there are none. Not escaped. */
export function sourceGroups(statuses: SourceStatuses, copy: Copy): string {
  const lines = [...groupSources(statuses)].map(([group, names]) =>
    copy.sources.group(group, names.slice(0, MAX_NAMED_IN_GROUP), Math.max(0, names.length - MAX_NAMED_IN_GROUP)),
  )
  return lines.join('\n')
}

/** For whoever installed the bot: opens what is known of each source that is not read as it should be. Undefined where all are. */
export function detailsButton({ needAttention, notYet }: SourceStatuses, copy: Copy): Button | undefined {
  return needAttention.length + notYet.length > 0
    ? valueButton(SOURCE_DETAILS, copy.sources.details, 'details')
    : undefined
}

/** The sources with most files that could not be read, on one line; empty where there are none. */
function unreadFiles(sources: SourceStatus[], copy: Copy): string {
  const unread = sources
    .map(({ name, files }) => {
      const { pdf = 0, locked = 0, unreadable = 0, 'too large': tooLarge = 0 } = files
      return { name, pdf, other: locked + unreadable + tooLarge }
    })
    .filter(({ pdf, other }) => pdf + other > 0)
    .toSorted((a, b) => b.pdf + b.other - (a.pdf + a.other))
  if (unread.length === 0) return ''
  const named = unread.slice(0, MAX_SOURCES_OF_FILES)
  return copy.sources.unreadFiles(named, unread.length - named.length)
}
