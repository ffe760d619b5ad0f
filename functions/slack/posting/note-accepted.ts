import type { Carrier, SendOutcome } from '../../delivery/carrier.ts'
import type { Instant } from '../../text/seoul.ts'

export interface NoteAcceptedDeps {
  /** Notes that a workspace took something, so that it refuses no longer. */
  noteAccepted(team: string, now: Instant): Promise<void>
}

/**
 * Wraps a carrier so that what a workspace takes ends its refusal. That nothing was refused for a while ends none: in quiet hours nothing
 * is tried.
 */
export function noteAccepted(carrier: Carrier, deps: NoteAcceptedDeps, now: () => Instant): Carrier {
  async function noted(team: string, answer: SendOutcome): Promise<SendOutcome> {
    // The message stands in its channel, whatever becomes of the note: the next message writes it.
    if (answer.outcome === 'posted') await deps.noteAccepted(team, now()).catch(() => undefined)
    return answer
  }
  return {
    ...carrier,
    post: async (message, parts) => noted(message.team, await carrier.post(message, parts)),
    edit: async (message, parts) => noted(message.team, await carrier.edit(message, parts)),
  }
}
