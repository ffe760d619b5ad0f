import type { Copy } from '../../copy/copy.ts'
import { escapeWithin } from '../blocks/slack-text.ts'
import type { Interaction } from '../incoming/interaction.ts'
import type { OpenFormDeps } from '../subscribe/open-subscribe-form.ts'
import { finishedForm, loadingForm } from '../subscribe/subscribe-form.ts'
import { readSourceStatuses, type SourceStatus, type SourceStatusDeps } from './source-statuses.ts'

export interface SourceDetailsDeps extends OpenFormDeps, SourceStatusDeps {}

const MAX_SOURCES_NAMED = 40
const MAX_LINE_LENGTH = 1000

/** The button below a list of sources opens why each of them is not read as it should be, and what to do about it, a line each. */
export function formOfSourceDetails({ channel, triggerId }: Interaction): (deps: SourceDetailsDeps) => Promise<void> {
  return async (deps) => {
    const opening = deps.openModal(triggerId, loadingForm())
    const [viewId, copy, statuses] = await Promise.all([opening, deps.copyOf(channel.team), readSourceStatuses(deps)])
    if (viewId === undefined) return
    const ill = [...statuses.needAttention, ...statuses.notYet]
    const lines = ill.length > 0 ? sourceLines(ill, copy) : [copy.home.allSourcesHealthy]
    const paragraphs = lines.map((line) => escapeWithin(line, MAX_LINE_LENGTH))
    await deps.updateModal(viewId, finishedForm(paragraphs, copy, copy.sources.detailsTitle))
  }
}

function sourceLines(sources: SourceStatus[], copy: Copy): string[] {
  const more = sources.length > MAX_SOURCES_NAMED ? [copy.sources.more(sources.length - MAX_SOURCES_NAMED)] : []
  return [...sources.slice(0, MAX_SOURCES_NAMED).map(copy.sources.line), ...more]
}
