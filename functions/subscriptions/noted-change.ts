import * as z from 'zod'

/** A change to what a channel hears of, which the channel is told in one line. */
export const NotedChange = z.enum([
  'subscribed',
  'unsubscribed',
  'edited',
  'at once',
  'daily',
  'weekly',
  'paused',
  'resumed',
  'quiet hours',
  'no quiet hours',
])
export type NotedChange = z.infer<typeof NotedChange>
