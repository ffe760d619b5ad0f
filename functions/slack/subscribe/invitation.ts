import type { Copy } from '../../copy/copy.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'

/** The bot may post only where it was invited; a subscriber should not find that out by silence. Empty when all is well. */
export function invitation(place: SlashCommand['place'], isMember: boolean | undefined, copy: Copy): string {
  if (place === 'direct') return copy.answer.directMessage
  if (isMember === false) return copy.answer.invite
  return isMember === undefined && place === 'private' ? copy.answer.inviteIfPrivate : ''
}
