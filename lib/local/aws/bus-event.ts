import { randomUUID } from 'node:crypto'
import type { EventBridgeEvent } from 'aws-lambda'
import type { BusEntry } from './aws-stand-in.ts'

/** An entry of PutEvents as EventBridge hands it to its targets. */
export function busEvent(entry: BusEntry): EventBridgeEvent<string, unknown> {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': entry.DetailType,
    source: entry.Source,
    account: '000000000000',
    time: `${new Date().toISOString().slice(0, 19)}Z`,
    region: 'ap-northeast-2',
    resources: [],
    detail: JSON.parse(entry.Detail),
  }
}
