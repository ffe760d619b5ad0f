import type { ModalView } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { Copies } from '../copies.ts'
import { loadingModal } from './loading-modal.ts'

export interface Deps {
  copyOf: Copies
  /** The id of the view; undefined when Slack did not open it. */
  openModal(triggerId: string, view: ModalView): Promise<string | undefined>
  updateModal(viewId: string, view: ModalView): Promise<unknown>
}

export interface Asking {
  team: string
  triggerId: string
}

/** Opens a form before anything is read, for its trigger lives three seconds. False when Slack did not open it. */
export async function openForm(
  { copyOf, openModal, updateModal }: Deps,
  { team, triggerId }: Asking,
  draw: (copy: Copy) => ModalView,
): Promise<boolean> {
  const known = copyOf.known(team)
  const viewId = await openModal(triggerId, known ? draw(known) : loadingModal())
  if (viewId !== undefined && !known) await updateModal(viewId, draw(await copyOf(team)))
  return viewId !== undefined
}
