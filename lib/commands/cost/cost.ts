import type { ParseArgsOptionsConfig } from 'node:util'
import { z } from 'zod'
import { type CommandLine, commandLine, exitWithError, refuse } from '../command-line/command-line.ts'
import { runTools } from '../command-line/run-tools.ts'
import { type Bill, billOf } from './bill.ts'
import { type MeasuredUsage, readMeasuredUsage } from './measured-usage.ts'
import { ASSUMED } from './month.ts'
import { PRICES, type Price } from './prices.ts'

const COMMAND = {
  command: 'npm run cost --',
  takes: '[--sources 30] [--channels 50] [--messages 30000] [--workspaces 1] [--before FILE] [--measure]',
  does: `What an installation costs a month in Seoul, in dollars without taxes: with and without what AWS gives to every account for nothing. The
table is taken for as full as it is after 400 days. Units are those that the tests measured with the deployed bundles. The last line is JSON.

  --sources     how many sources are read every five minutes
  --channels    how many channels listen
  --messages    how many messages are posted a month, in all channels
  --workspaces  how many workspaces of Slack the channels are in
  --before      another measured-usage.json, such as that of an earlier version, to compare with
  --measure     measures anew first, with the tests in test/deployed (some minutes), and writes the units down`,
  options: {
    sources: { type: 'string', default: '30' },
    channels: { type: 'string', default: '50' },
    messages: { type: 'string', default: '30000' },
    workspaces: { type: 'string', default: '1' },
    before: { type: 'string' },
    measure: { type: 'boolean', default: false },
  },
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const { values } = commandLine(COMMAND)
const load = {
  sources: countIn('sources', 1),
  channels: countIn('channels', 0),
  messages: countIn('messages', 0),
  workspaces: countIn('workspaces', 1),
}
const before = values.before === undefined ? undefined : readBefore(values.before)
if (values.measure) {
  process.env.CHOROK_RECORD_USAGE = 'on'
  runTools(['vitest', 'run', 'test/deployed/deployed.test.ts'])
}
const bill = billOf(load, readMeasuredUsage())
const billBefore = before && billOf(load, before)

printBill(bill)
if (billBefore)
  console.log(`before: ${dollars(billBefore.usd)}, with the free tier ${dollars(billBefore.usdWithFreeTier)}`)
printPrices()
printAssumptions()
console.log(
  JSON.stringify({
    ...load,
    usd: cents(bill.usd),
    usdWithFreeTier: cents(bill.usdWithFreeTier),
    ...(billBefore && { before: { usd: cents(billBefore.usd), usdWithFreeTier: cents(billBefore.usdWithFreeTier) } }),
    lines: bill.lines.map((line) => ({
      ...line,
      quantity: Number(line.quantity.toPrecision(4)),
      usd: cents(line.usd),
      usdWithFreeTier: cents(line.usdWithFreeTier),
      sourced: 'source' in PRICES[line.price],
    })),
    assumed: ASSUMED,
  }),
)

function countIn(name: 'sources' | 'channels' | 'messages' | 'workspaces', least: number): number {
  const { success, data } = z.coerce
    .number()
    .int()
    .min(least)
    .max(1e9)
    .safeParse(values[name].trim() || undefined)
  return success ? data : refuse(COMMAND, `--${name} must be a whole number, at least ${least}.`)
}

function readBefore(file: string): MeasuredUsage {
  try {
    return readMeasuredUsage(file)
  } catch (error) {
    return exitWithError(
      `${file} is no measured-usage.json of a version that has this command: ${(error as Error).message}`,
    )
  }
}

function printBill({ lines, usd, usdWithFreeTier }: Bill): void {
  row('', 'a month', 'dollars', 'with the free tier')
  for (const { service, price, quantity, usd, usdWithFreeTier } of lines) {
    const { unit, ...known }: Price = PRICES[price]
    const amount = quantity >= 100 ? Math.round(quantity).toLocaleString('en') : quantity.toPrecision(2)
    row(`${service}: ${unit}${known.source ? '' : ' *'}`, amount, dollars(usd), dollars(usdWithFreeTier))
  }
  row('in all', '', dollars(usd), dollars(usdWithFreeTier))
}

function printPrices(): void {
  console.log('\nprices in Seoul')
  for (const { usd, per, unit, source, free } of Object.values(PRICES) as Price[]) {
    const amount = per === 1 ? unit : `${per.toLocaleString('en')} ${unit}`
    const given = free === undefined ? '' : `; ${free.toLocaleString('en')} free`
    console.log(
      `  ${usd} for ${amount}${given} (${source ? `${source.where}, ${source.read}` : '* no source at hand'})`,
    )
  }
}

function printAssumptions(): void {
  console.log('\nassumed, not measured')
  for (const [name, value] of Object.entries(ASSUMED)) console.log(`  ${name} ${Number(value.toPrecision(4))}`)
  console.log('')
}

function row(...[what, quantity, usd, free]: [string, string, string, string]): void {
  console.log(`${what.padEnd(48)}${quantity.padStart(14)}${usd.padStart(10)}${free.padStart(20)}`)
}

function dollars(usd: number): string {
  return usd.toFixed(2)
}

function cents(usd: number): number {
  return Math.round(usd * 10_000) / 10_000
}
