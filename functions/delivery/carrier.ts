import type { Message, MessagePart } from './message.ts'

/** A way out: posts messages in channels, and changes them. What it cannot do is an outcome, not an error. */
export interface Carrier {
  limits: CarrierLimits
  /** Posts a message, in one attempt. */
  post(message: Message, parts: MessagePart[]): Promise<SendOutcome>
  /** Redraws a posted message. The same edit twice changes nothing. */
  edit(message: Message, parts: MessagePart[]): Promise<SendOutcome>
  /** Whether the workspace answers at all, about no message. After a lost answer it tells whether the message or the way out is at fault. */
  probe(team: string): Promise<boolean>
  /** Looks for a message in its channel. Absent where the app is not to read channels. */
  seek?: ((message: Message) => Promise<SeekOutcome>) | undefined
}

export interface CarrierLimits {
  /** How long to wait after one message to a channel before the next (ms). */
  messagePauseMs: number
  /** How many releases a digest can always show. At most 97: a message, its deliveries and what is listed of it are written in one transaction of 100 items. */
  maxReleasesPerMessage: number
}

/** What became of a send or an edit. Times are ms. */
export type SendOutcome =
  | { outcome: 'posted'; ts: string }
  /** Not accepted; to be tried again at `retryAt`. `isLimit`: we sent too much, whatever the error was called. */
  | { outcome: 'later'; retryAt: number; detail: string; isLimit?: boolean | undefined }
  /** No usable answer: it may have been posted. */
  | { outcome: 'ambiguous'; detail: string }
  /** No connection was made, so it was not posted; to be tried again at `retryAt`. */
  | { outcome: 'unreachable'; retryAt: number; detail: string }
  /** This channel, or the whole workspace, accepts no messages from us. */
  | { outcome: 'closed'; reason: string; whole: 'channel' | 'workspace' }
  /**
   * This very message is refused, in its plain form as well. `isUnlisted`: under no name that is known to speak of a message, so it may be
   * the way out that refuses everything.
   */
  | { outcome: 'refused'; reason: string; isUnlisted?: boolean | undefined }

/** Whether a message stands in its channel. Times are ms. */
export type SeekOutcome =
  | { found: 'there'; ts: string }
  | { found: 'nowhere' }
  /** The channel cannot be read now; to be tried again at `retryAt`. */
  | { found: 'later'; retryAt: number; detail: string }
  | { found: 'closed'; reason: string; whole: 'channel' | 'workspace' }
  /** The app may not read the channel, or cannot read that far back. */
  | { found: 'unknown'; detail: string }

/** A workspace from which no answer comes. Nothing is posted in it; it is probed instead. Times are ms. */
export interface WorkspaceSilence {
  since: number
  /** When it is probed next. While a probe is under way this is when another one may take over. */
  probeAt: number
  probes: number
}
