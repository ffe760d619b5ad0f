import type { ActionsBlock, Button, StaticSelect } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { editAll, restoreRhythms } from '../../subscriptions/change-all.ts'
import type { EditDeps, UnsubscribeDeps } from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { Rhythm } from '../../subscriptions/subscription-options.ts'
import { batchesOf } from '../../text/batches.ts'
import type { Instant } from '../../text/seoul.ts'
import { LIMITS } from '../blocks/block-limits.ts'
import { actions, section, valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { escapeText } from '../blocks/slack-text.ts'
import {
  ALL_SUBSCRIPTIONS,
  UNDO_RHYTHM,
  UNDO_UNSUBSCRIBE,
  UNDO_UNSUBSCRIBE_PART,
  UNSUBSCRIBE_ALL,
} from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import { readUndoValue, undoValue } from './undo-subscriptions.ts'

/*
What is done to all subscriptions of a channel at once, by the menu below its list or by words (`/unsubscribe 전체`): another rhythm, their end,
a text of them to be subscribed elsewhere. An end is asked about first; the button carries when it was asked, and ends nothing that came later.
*/

export interface AllSubscriptionsDeps extends EditDeps, UnsubscribeDeps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

const CHOICES = [...Rhythm.options, 'copy', 'remove'] as const
/** As many as are restored, or subscribed, at once. */
const QUERIES_AT_ONCE = 20

/** The menu below a list, and what stands beside it. */
export function allMenuBlock({ allSubscriptions }: Copy, ...beside: Button[]): ActionsBlock {
  const options = CHOICES.map((value) => ({
    text: { type: 'plain_text' as const, text: allSubscriptions.choices[value] },
    value,
  }))
  const menu: StaticSelect = {
    type: 'static_select',
    action_id: ALL_SUBSCRIPTIONS,
    placeholder: { type: 'plain_text', text: allSubscriptions.choose },
    options,
  }
  return { type: 'actions', elements: [menu, ...beside] }
}

export async function chooseForAll(deps: AllSubscriptionsDeps, { channel, value, by }: Interaction): Promise<Answer> {
  const { copy } = deps
  const standing = await deps.subscriptionsOf(channel)
  if (standing.length === 0) return answerWith([copy.subscriptions.none])
  if (value === 'remove') return askToEndAll(standing, deps.now(), copy)
  const rhythm = Rhythm.safeParse(value)
  return rhythm.success ? setRhythmOfAll(deps, channel, rhythm.data, standing, by) : textOf(standing, copy)
}

async function setRhythmOfAll(
  deps: AllSubscriptionsDeps,
  channel: Channel,
  rhythm: Rhythm,
  standing: Subscription[],
  by: string,
): Promise<Answer> {
  const { copy } = deps
  const others = standing.filter(({ options }) => options.rhythm !== rhythm)
  const changed = await editAll(deps, channel, rhythm, others, by, deps.now())
  if (changed.length === 0) return answerWith([copy.options.changed(textsOf(standing), { rhythm })])
  const value = batchesOf(changed, QUERIES_AT_ONCE).map(undoValue).join('\n')
  const undo = valueButton(UNDO_RHYTHM, copy.answer.undo, value)
  return answerWith([copy.options.changed(textsOf(changed), { rhythm })], undo)
}

/** [되돌리기] below a rhythm of several: each has again what it had. */
export async function undoRhythm(deps: AllSubscriptionsDeps, { channel, value }: Interaction): Promise<Answer> {
  const { copy } = deps
  const restored = await restoreRhythms(deps, channel, readUndoValue(value))
  return answerWith(
    restored.length > 0
      ? restored.map(({ rhythm, queries }) =>
          copy.options.changed(
            queries.map(({ text }) => text),
            { rhythm },
          ),
        )
      : [copy.answer.nothingToUndo],
  )
}

/** Asks before everything is ended. */
export function askToEndAll(standing: Subscription[], now: Instant, { allSubscriptions }: Copy): Answer {
  const yes = valueButton(UNSUBSCRIBE_ALL, allSubscriptions.endAll, String(now))
  const button: Button | undefined = yes && { ...yes, style: 'danger' }
  return answerWith([allSubscriptions.askToEnd(textsOf(standing))], button)
}

/** [모두 해지]: ends what stood when it was asked. A way back stands below, in parts where it does not fit into one button. */
export async function unsubscribeAll(deps: AllSubscriptionsDeps, { channel, value, by }: Interaction): Promise<Answer> {
  const { copy } = deps
  const standing = await deps.subscriptionsOf(channel)
  const meant = standing.filter(({ since }) => since <= Number(value))
  const ended = await editAll(deps, channel, 'remove', meant, by, deps.now())
  if (ended.length === 0) return answerWith([copy.answer.nothingToUndo])
  const said = answerWith([copy.answer.unsubscribed(textsOf(ended))])
  return { ...said, blocks: [...said.blocks, ...undoBlocks(ended, copy)] }
}

function undoBlocks(ended: Subscription[], copy: Copy): ActionsBlock[] {
  const parts = partsOf(ended, (part) => undoValue(part).length <= LIMITS.buttonValue)
  const isWhole = parts.length === 1
  let first = 1
  return parts.flatMap((part) => {
    const last = first + part.length - 1
    const label = isWhole ? copy.answer.undo : copy.allSubscriptions.undoPart(first, last)
    first = last + 1
    const id = isWhole ? UNDO_UNSUBSCRIBE : UNDO_UNSUBSCRIBE_PART
    const undo = valueButton(id, label, undoValue(part))
    return undo ? [actions(undo)] : []
  })
}

/** Everything in lines that `/subscribe` takes, those with the same rhythm together. */
function textOf(standing: Subscription[], copy: Copy): Answer {
  const { allSubscriptions: all } = copy
  const blocks = [...Map.groupBy(standing, ({ options }) => options.rhythm)].flatMap(([rhythm, those]) => {
    const texts = partsOf(those, (part) => lineOf(part).length <= LIMITS.section / 2).map(lineOf)
    return [section(escapeText(all.textOf(rhythm))), ...texts.map((text) => section(`\`\`\`${escapeText(text)}\`\`\``))]
  })
  return { text: all.copied(standing.length), blocks: [section(escapeText(all.copied(standing.length))), ...blocks] }
}

function lineOf(subscriptions: Subscription[]): string {
  return textsOf(subscriptions).join(', ')
}

/** Parts of at most twenty that each fit: a part that does not is halved, and one subscription is a part in any case. */
function partsOf(subscriptions: Subscription[], fits: (part: Subscription[]) => boolean): Subscription[][] {
  return batchesOf(subscriptions, QUERIES_AT_ONCE).flatMap((part) => halvedUntil(part, fits))
}

function halvedUntil(part: Subscription[], fits: (part: Subscription[]) => boolean): Subscription[][] {
  if (part.length <= 1 || fits(part)) return [part]
  const half = Math.ceil(part.length / 2)
  return [part.slice(0, half), part.slice(half)].flatMap((one) => halvedUntil(one, fits))
}

function textsOf(subscriptions: { query: string }[]): string[] {
  return subscriptions.map(({ query }) => query)
}
