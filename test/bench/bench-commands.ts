import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { aSubscription } from '../support/a-release.ts'
import { generatedQuery } from '../support/generated-releases.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { NOW, openTestSlackDoor } from '../support/slack-door.ts'
import { type BenchRow, rounded } from './bench-row.ts'
import { openSeededLedger } from './seeded-ledger.ts'

const SUBSCRIPTIONS_PER_WRITE = 20
const MAX_WARM_MS = 60

/** Commands of a channel that follows more than anybody should, by a warm door over a real table: the dearest of a hundred but one. */
export async function benchCommands(subscriptions: number, times: number): Promise<BenchRow[]> {
  const ledger = await openSeededLedger(0, () => ({ title: '', text: '', ministry: '' }), NOW)
  const slack = createServer((_, response) => response.end('{"ok":true,"channel":{"is_member":true}}'))
  try {
    await subscribe(ledger.store, subscriptions)
    await new Promise<void>((listening) => slack.listen(0, '127.0.0.1', listening))
    const door = openTestSlackDoor(`http://127.0.0.1:${(slack.address() as AddressInfo).port}/api/`, ledger.store)
    const rows: BenchRow[] = []
    for (const [command, text] of [
      ['/subscriptions', ''],
      ['/subscribe', '새로운낱말'],
      ['/unsubscribe', '없는낱말'],
      ['/laws', ''],
      ['/sources', ''],
    ] as const) {
      const asked = (n: number) => door.ask(command, text && text + n, { trigger_id: `${command}.${n}` })
      // The first are those of a door that is not warm.
      for (let n = 0; n < 5; n += 1) await asked(n)
      const costs: number[] = []
      ledger.calls.reset()
      for (let n = 5; n < times + 5; n += 1) costs.push(await cpuOfOne(() => asked(n)))
      const requests = ledger.calls.requests / times
      const about = `${command} in a channel of ${subscriptions} subscriptions`
      const p99 = costs.sort((one, other) => one - other)[Math.ceil(times * 0.99) - 1] as number
      rows.push({ about: `${about}, p99`, value: rounded(p99), unit: 'ms CPU', goal: MAX_WARM_MS })
      rows.push({ about, value: Math.round(requests * 10) / 10, unit: 'requests' })
    }
    return rows
  } finally {
    slack.closeAllConnections()
    slack.close()
    await ledger.stop()
  }
}

async function subscribe(
  store: { subscribe(all: ReturnType<typeof aSubscription>[]): Promise<unknown> },
  subscriptions: number,
): Promise<void> {
  const random = seededRandom(5)
  for (let n = 0; n < subscriptions; n += SUBSCRIPTIONS_PER_WRITE)
    await store.subscribe(
      Array.from({ length: SUBSCRIPTIONS_PER_WRITE }, (_, at) => aSubscription(`${generatedQuery(random)} ${n + at}`)),
    )
}

async function cpuOfOne(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
