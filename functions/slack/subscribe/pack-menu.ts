import type { KnownBlock, StaticSelect } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { type SubscribeDeps, subscribe } from '../../subscriptions/change-subscriptions.ts'
import { packOf } from '../../subscriptions/packs.ts'
import { NEW_OPTIONS } from '../../subscriptions/subscription-options.ts'
import type { Instant } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import type { QueueJobDeps } from '../incoming/answer-job.ts'
import { PACK_MENU, UNDO_SUBSCRIBE } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import { packOptions } from './pack-options.ts'
import { requestPreview } from './subscribe-preview.ts'

interface SubscribePackDeps extends SubscribeDeps, QueueJobDeps {
  copy: Copy
  now(): Instant
}

/** A menu of packs: a choice in a message subscribes there at once, one in the Home opens the form with it. */
export function packMenuBlock(copy: Copy): KnownBlock {
  const menu: StaticSelect = {
    type: 'static_select',
    action_id: PACK_MENU,
    placeholder: { type: 'plain_text', text: copy.packs.choose },
    options: packOptions(copy),
  }
  return { type: 'actions', elements: [menu] }
}

/** A pack was chosen in a message: subscribes to its members, and says which, what they bring and how to take them back. */
export async function subscribePack(
  deps: SubscribePackDeps,
  { channel, value, by, responseUrl }: Interaction,
): Promise<Answer> {
  const { answer, packs, options } = deps.copy
  const pack = packOf(value)
  if (!pack) return answerWith([answer.nothingToUndo])
  const { added, already } = await subscribe(deps, channel, pack.queries, by, deps.now())
  const texts = added.map(({ text }) => text)
  const others = already.map(({ text }) => text)
  await requestPreview(deps, channel, texts, { responseUrl })
  return answerWith(
    [
      texts.length > 0
        ? `${packs.subscribed(packs.nameOf(pack.name), texts)} ${options.whenSubscribed(NEW_OPTIONS)}\n${packs.editable}`
        : '',
      others.length > 0 ? answer.alreadySubscribed(others) : '',
    ],
    texts.length > 0 ? valueButton(UNDO_SUBSCRIBE, answer.undo, texts.join(', ')) : undefined,
  )
}
