import type { MeasuredUsage } from './measured-usage.ts'
import { type Load, quantitiesOfMonth } from './month.ts'
import { PRICES, type Price, type PriceName } from './prices.ts'

interface BillLine {
  service: Service
  price: PriceName
  quantity: number
  usd: number
  /** With what AWS gives to every account for nothing. */
  usdWithFreeTier: number
}

export interface Bill {
  lines: BillLine[]
  usd: number
  usdWithFreeTier: number
}

const SERVICES = {
  DynamoDB: ['tableWrites', 'tableReads', 'tableStorage', 'tableBackup'],
  Lambda: ['functionTime', 'functionRuns'],
  CloudWatch: ['logsTaken', 'logsKept', 'metrics', 'alarms'],
  SQS: ['queueRequests'],
  EventBridge: ['busEvents', 'scheduledCalls'],
  'API Gateway': ['apiRequests'],
  KMS: ['decryptions'],
  'data transfer': ['dataOut'],
} as const satisfies Record<string, PriceName[]>
type Service = keyof typeof SERVICES

/** What a month of this load costs in Seoul, by what was measured. */
export function billOf(load: Load, measured: MeasuredUsage): Bill {
  const quantities = quantitiesOfMonth(load, measured)
  const lines = Object.entries(SERVICES).flatMap(([service, prices]) =>
    prices.map((price) => lineOf(service as Service, price, quantities[price])),
  )
  return {
    lines,
    usd: lines.reduce((sum, { usd }) => sum + usd, 0),
    usdWithFreeTier: lines.reduce((sum, { usdWithFreeTier }) => sum + usdWithFreeTier, 0),
  }
}

function lineOf(service: Service, price: PriceName, quantity: number): BillLine {
  const { usd, per, free = 0 }: Price = PRICES[price]
  const cost = (units: number) => (units / per) * usd
  return { service, price, quantity, usd: cost(quantity), usdWithFreeTier: cost(Math.max(0, quantity - free)) }
}
