import { Agent } from 'node:https'
import { proxyVariables } from './http/proxy.ts'

/** Options of every client of the AWS SDK, which asks through no proxy by itself: nothing where the environment names none, as on Lambda. */
export function awsClientOptions(): { requestHandler?: { httpsAgent: Agent } } {
  const proxyEnv = proxyVariables()
  return proxyEnv ? { requestHandler: { httpsAgent: new Agent({ proxyEnv, keepAlive: true }) } } : {}
}
