import { writeFileSync } from 'node:fs'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { paginateScan } from '@aws-sdk/client-dynamodb'
import { type Action, type MeasuredUsage, RECORDED_USAGE, type Usage } from '../../lib/commands/cost/measured-usage.ts'
import { all } from '../support/stack-template.ts'
import { deployedDoors, MAPPINGS } from './deployed-template.ts'
import type { Deployment } from './deployment.ts'

/** What the bill is computed from: what the actions used, and what the template has. */
export async function measuredUsage(
  sources: number,
  actions: Record<Action, Usage>,
  here: Deployment,
): Promise<MeasuredUsage> {
  const metrics = all('AWS::Logs::MetricFilter').map(
    ([, { MetricTransformations }]) => MetricTransformations[0].MetricName,
  )
  const functions = deployedDoors(here.refs).map(({ door, memoryMb }) => [
    door,
    { memoryMb, peakMb: here.functions[door].peakMb() },
  ])
  return {
    sources,
    actions,
    functions: Object.fromEntries(functions),
    resources: {
      alarms: all('AWS::CloudWatch::Alarm').length,
      metrics: new Set(metrics).size,
      mappings: MAPPINGS.length,
    },
    keptBytes: await keptBytes(here),
  }
}

export function recordUsage(usage: MeasuredUsage): void {
  writeFileSync(RECORDED_USAGE, `${JSON.stringify(usage, undefined, 2)}\n`)
}

const INDEX_BYTES = 100

/** What DynamoDB keeps of a release and of a message that was posted about it, in bytes. */
async function keptBytes({ table }: Deployment): Promise<MeasuredUsage['keptBytes']> {
  const sums = { release: 0, message: 0 }
  const counts = { release: 0, message: 0 }
  for await (const { Items = [] } of paginateScan({ client: table.client }, { TableName: table.name }))
    for (const item of Items) {
      const [pk = '', sk = ''] = [item.pk?.S, item.sk?.S]
      const kind = /^(RELEASE|ID|TITLE)#/.test(pk) ? 'release' : /^(DELIVERY|MESSAGE)#/.test(sk) ? 'message' : undefined
      if (!kind) continue
      // `byDay` holds the whole of a release once more.
      sums[kind] += bytesOf({ M: item }) * (item.day ? 2 : 1) + INDEX_BYTES
      if (pk.startsWith('RELEASE#') || sk.startsWith('MESSAGE#')) counts[kind] += 1
    }
  return {
    release: Math.round(sums.release / counts.release),
    message: Math.round(sums.message / counts.message),
  }
}

/** As DynamoDB counts them: names and values in UTF-8. */
function bytesOf(value: AttributeValue): number {
  if (value.M)
    return Object.entries(value.M).reduce((sum, [name, one]) => sum + Buffer.byteLength(name) + bytesOf(one) + 1, 3)
  if (value.L) return value.L.reduce((sum, one) => sum + bytesOf(one) + 1, 3)
  if (value.B) return value.B.length
  return Buffer.byteLength(value.S ?? value.N ?? ' ')
}
