import type { Asked } from '../incoming/slash-command.ts'
import { type Deps, openForm } from './open-form.ts'
import { subscribeModal } from './subscribe-modal.ts'

/** `/subscribe` without keywords opens a form; undefined for a command that opens none. To be asked before anything is read. */
export function commandForm(asked: Asked): ((deps: Deps) => Promise<boolean>) | undefined {
  const { command, words, strange, channel, named, triggerId } = asked
  if (command !== '/subscribe' || words !== '' || strange.length > 0) return undefined
  const about = { channel: channel.channel }
  // A channel named behind the command is only chosen beforehand: whether one may is asked when the form is sent.
  const filled = named && { channel: named.channel }
  return (deps) => openForm(deps, { team: channel.team, triggerId }, (copy) => subscribeModal(about, copy, filled))
}
