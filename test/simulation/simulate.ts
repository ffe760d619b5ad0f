import { parseArgs } from 'node:util'

process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
const { run } = await import('./run.ts')

const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string', default: 'memory' },
    'read-back': { type: 'boolean', default: false },
    follow: { type: 'string', multiple: true },
  },
})
const asked = { deliveries: Number(values.deliveries), seed: Number(values.seed) }
const startedAt = Date.now()
const ran = await run({ ...asked, follow: values.follow })
for (const line of ran.lines) console.log(line)
const kinds = new Map<string, number>()
for (const { kind } of ran.complaints) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
for (const { kind, about } of ran.complaints.slice(0, 20)) console.log(kind, about)
console.log(Object.fromEntries(kinds), Date.now() - startedAt, 'ms')
const faultsByKind = Object.fromEntries([...ran.faults].sort(([, a], [, b]) => b - a))
const faults = [...ran.faults.values()].reduce((sum, count) => sum + count, 0)
console.log(
  JSON.stringify({
    deliveries: ran.deliveries,
    posts: ran.posts,
    faults,
    faultsByKind,
    ambiguous: ran.ambiguous,
    repeated: ran.repeated,
  }),
)
