import { parseArgs } from 'node:util'
import type { Order } from './simulation.ts'

// The doors' logs say what went wrong, which here is everything, all the time.
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
const { simulate } = await import('./simulation.ts')

const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string', default: 'memory' },
    intensity: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    'read-back': { type: 'boolean', default: false },
  },
})
const { store } = values
if (store !== 'memory' && store !== 'dynamodb') throw new Error(`--store is memory or dynamodb, not ${store}`)
const [deliveries, seed, intensity] = [values.deliveries, values.seed, values.intensity].map(Number) as [
  number,
  number,
  number,
]
const order: Order = { deliveries, seed, store, intensity, quick: values.quick, readBack: values['read-back'] }
const isRight = await simulate(order, console.log)
process.exit(isRight ? 0 : 1)
