import type { SimulatedChannel } from './channels.ts'

/** A broken invariant. */
export interface Complaint {
  kind: string
  about: string
  /** The ids that a trace of it should follow. */
  subjects: string[]
}

export function complain(kind: string, { channel }: SimulatedChannel, releaseId: string, what: string): Complaint {
  return { kind, about: `${releaseId} for ${channel} ${what}`, subjects: [channel, releaseId] }
}
