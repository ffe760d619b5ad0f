import type { Carrier, SendOutcome } from '../../delivery/carrier.ts'
import type { Message, MessagePart } from '../../delivery/message.ts'
import { log } from '../../platform/log.ts'
import type { Instant } from '../../text/seoul.ts'

/**
 * Wraps a carrier so that each message it posts or edits is one log line: which releases, what became of it, Slack's own word, and how long
 * it took from announced and from published to posted (ms, of the release that waited longest). The saved queries of the stack read it.
 */
export function logOutcomes(carrier: Carrier, now: () => Instant): Carrier {
  return {
    ...carrier,
    async post(message, parts) {
      const answer = await carrier.post(message, parts)
      log.info('message sent', { ...aboutMessage(message), ...aboutAnswer(answer), ...waits(parts, now()) })
      return answer
    },
    async edit(message, parts) {
      const answer = await carrier.edit(message, parts)
      log.info('message edited', { ...aboutMessage(message), ...aboutAnswer(answer) })
      return answer
    },
  }
}

function aboutMessage({ team, channel, messageId, releaseIds }: Message) {
  // One release is named as everywhere else, so that a search for its field finds the line.
  return { team, channel, messageId, ...(releaseIds.length === 1 ? { releaseId: releaseIds[0] } : { releaseIds }) }
}

function aboutAnswer(answer: SendOutcome) {
  const word = 'reason' in answer ? answer.reason : 'detail' in answer ? answer.detail : undefined
  return { outcome: answer.outcome, word, ts: 'ts' in answer ? answer.ts : undefined }
}

function waits(parts: MessagePart[], at: Instant) {
  const since = (instants: (Instant | undefined)[]) => {
    const known = instants.filter((instant) => instant !== undefined)
    return known.length > 0 ? at - Math.min(...known) : undefined
  }
  return {
    sinceAnnouncedMs: since(parts.map(({ release }) => release.announcedAt)),
    sincePublishedMs: since(parts.map(({ release }) => release.published?.at)),
  }
}
