import type { Copy } from '../../copy/copy.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'

/** Asks the subscriber to invite the bot, which can post only where it is a member. Empty if it already is. */
export function invitation(place: SlashCommand['place'], isMember: boolean | undefined, copy: Copy): string {
  if (place === 'direct') return copy.answer.directMessage
  if (isMember === false) return copy.answer.invite
  return isMember === undefined && place === 'private' ? copy.answer.inviteIfPrivate : ''
}
