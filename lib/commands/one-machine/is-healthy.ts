// Docker's HEALTHCHECK: asks the bot on this machine whether a restart would help it. Silent; the exit code is the answer.

const host = process.env.CHOROK_HEALTH_ADDRESS || '127.0.0.1'
const isEverywhere = host === '0.0.0.0' || host === '::'
const address = `http://${isEverywhere ? '127.0.0.1' : host}:${process.env.CHOROK_PORT || 4000}/healthz`
const response = await fetch(address, { signal: AbortSignal.timeout(8_000) }).catch(() => undefined)
process.exit(response?.ok ? 0 : 1)
