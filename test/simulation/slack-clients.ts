import type { WebClient } from '@slack/web-api'
import { openWebClient } from '../../functions/slack/client/web-client.ts'

interface PooledClient {
  client: WebClient
  /** Where its next request goes. */
  reach: typeof fetch
}

const idle: PooledClient[] = []

/**
 * Lends one of Slack's real clients for a piece of work, during which its requests go to `reach`. A client is large and slow to make, and a
 * world has hundreds of containers, each with many workspaces. One whose borrower died is not lent again.
 */
export async function withSlackClient<T>(reach: typeof fetch, work: (client: WebClient) => Promise<T>): Promise<T> {
  const pooled = idle.pop() ?? newClient()
  pooled.reach = reach
  try {
    return await work(pooled.client)
  } finally {
    idle.push(pooled)
  }
}

/** The client takes the global `fetch` at the moment it is made. */
function newClient(): PooledClient {
  const real = globalThis.fetch
  const pooled: { client?: WebClient; reach: typeof fetch } = { reach: real }
  globalThis.fetch = (...request) => pooled.reach(...request)
  try {
    return Object.assign(pooled, { client: openWebClient('xoxb-simulation', 'https://slack.simulation/api/') })
  } finally {
    globalThis.fetch = real
  }
}
