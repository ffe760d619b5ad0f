/*
What AWS asks in Seoul (ap-northeast-2), in dollars, without taxes. A price without a source is the one we believe in and could not read
anywhere; the bill marks it. Look again before you rely on one: https://aws.amazon.com/pricing.
*/

export interface Price {
  usd: number
  /** How many units that is for. */
  per: number
  unit: string
  /** Where it was read, and when. */
  source?: { where: string; read: string }
  /** How many units a month are free for every account, without an end. */
  free?: number
}

const MILLION = 1_000_000
const priceList = (offer: string, usage: string, read = '2026-10-01') => ({
  where: `AWS Price List, ${offer}, ${usage}`,
  read,
})
const pricingPage = (service: string) => ({ where: `aws.amazon.com/${service}/pricing`, read: '2026-11' })

export const PRICES = {
  tableWrites: {
    ...{ usd: 0.68, per: MILLION, unit: 'write request units' },
    source: priceList('AmazonDynamoDB', 'APN2-WriteRequestUnits', '2026-06-12'),
  },
  tableReads: {
    ...{ usd: 0.1355, per: MILLION, unit: 'read request units' },
    source: priceList('AmazonDynamoDB', 'APN2-ReadRequestUnits', '2026-06-12'),
  },
  tableStorage: { usd: 0.2708, per: 1, unit: 'GB-months of rows', free: 25 },
  tableBackup: { usd: 0.2166, per: 1, unit: 'GB-months of backup' },
  functionTime: {
    ...{ usd: 0.0000133334, per: 1, unit: 'GB-seconds (arm64)', free: 400_000 },
    source: priceList('AWSLambda', 'GB-Second-ARM'),
  },
  functionRuns: { usd: 0.2, per: MILLION, unit: 'runs', free: MILLION, source: pricingPage('lambda') },
  logsTaken: {
    ...{ usd: 0.76, per: 1, unit: 'GB of log', free: 5 },
    source: priceList('AmazonCloudWatch', 'APN2-DataProcessing-Bytes'),
  },
  logsKept: {
    ...{ usd: 0.0314, per: 1, unit: 'GB-months of log', free: 5 },
    source: priceList('AmazonCloudWatch', 'APN2-TimedStorage-ByteHrs'),
  },
  metrics: {
    ...{ usd: 0.3, per: 1, unit: 'metrics', free: 10 },
    source: priceList('AmazonCloudWatch', 'APN2-CW:MetricMonitorUsage'),
  },
  alarms: { usd: 0.1, per: 1, unit: 'alarms', free: 10, source: pricingPage('cloudwatch') },
  queueRequests: { usd: 0.4, per: MILLION, unit: 'requests (standard queues)', free: MILLION },
  busEvents: { usd: 1, per: MILLION, unit: 'events', source: pricingPage('eventbridge') },
  scheduledCalls: { usd: 1, per: MILLION, unit: 'calls', free: 14 * MILLION },
  apiRequests: { usd: 1.23, per: MILLION, unit: 'requests (HTTP API)', source: pricingPage('api-gateway') },
  decryptions: {
    ...{ usd: 0.03, per: 10_000, unit: 'decryptions', free: 20_000 },
    source: priceList('awskms', 'KMS-Requests'),
  },
  dataOut: { usd: 0.126, per: 1, unit: 'GB to the internet', free: 100 },
} as const satisfies Record<string, Price>

export type PriceName = keyof typeof PRICES
