import { z } from 'zod'

/** What happened in a workspace, as Socket Mode hands it over. */
export const Envelope = z.object({
  envelope_id: z.string(),
  type: z.enum(['slash_commands', 'interactive', 'events_api']),
  body: z.record(z.string(), z.unknown()),
  accepts_response_payload: z.boolean().default(false),
})
export type Envelope = z.infer<typeof Envelope>

/** The body that Slack would have sent over HTTP. */
export function httpBodyOf({ type, body }: Envelope): string {
  if (type === 'events_api') return JSON.stringify(body)
  if (type === 'interactive') return new URLSearchParams({ payload: JSON.stringify(body) }).toString()
  return new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)])).toString()
}

/** What goes back with the acknowledgement of an envelope, from the body that the app answered over HTTP. */
export function acknowledgementOf(
  { accepts_response_payload }: Envelope,
  answered: string,
): string | Record<string, unknown> | undefined {
  if (!accepts_response_payload || answered === '') return undefined
  return answered.startsWith('{') ? JSON.parse(answered) : answered
}
