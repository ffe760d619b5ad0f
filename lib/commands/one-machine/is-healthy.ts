import { connectableHost } from '../../local/health/connectable-host.ts'

// Docker's HEALTHCHECK: asks the bot on this machine whether a restart would help it. Silent; the exit code is the answer.

const host = connectableHost(process.env.CHOROK_HEALTH_ADDRESS || '127.0.0.1')
const address = `http://${host}:${process.env.CHOROK_PORT || 4000}/healthz`
const response = await fetch(address, { signal: AbortSignal.timeout(8_000) }).catch(() => undefined)
process.exit(response?.ok ? 0 : 1)
