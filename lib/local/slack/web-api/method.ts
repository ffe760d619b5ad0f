/** The arguments of a call of Slack's Web API. */
export type Told = Record<string, unknown>

export type Refused = { ok: false; error: string; retryAfter?: number } & Told
export type Reply = ({ ok: true } & Told) | Refused

export type Method = (told: Told) => Reply

export function refused(error: string): Refused {
  return { ok: false, error }
}
