import { parseArgs } from 'node:util'
import * as z from 'zod'

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
const Values = z.object({
  deliveries: z.coerce.number().int().positive(),
  seed: z.coerce.number().int().nonnegative(),
  store: z.enum(['memory', 'dynamodb']),
  intensity: z.coerce.number().nonnegative(),
  quick: z.boolean(),
  'read-back': z.boolean(),
})
const asked = Values.safeParse(values)
if (!asked.success) {
  console.error(
    'usage: npm run simulate -- [--deliveries N] [--seed S] [--store memory|dynamodb] [--intensity 1] [--quick] [--read-back]',
  )
  process.exit(2)
}
const { 'read-back': readBack, ...order } = asked.data
const isRight = await simulate({ ...order, readBack }, console.log)
process.exit(isRight ? 0 : 1)
