import type { Polled } from '../../functions/releases/poll-source.ts'
import type { Poller } from './poller.ts'

export interface NamedSource {
  id: string
  name: string
}

interface Given {
  poller: Poller
  /** Answer at once, network or not. */
  near: NamedSource[]
  /** The live catalog. */
  far: NamedSource[]
  say(line: string): void
}

/** Reads every source once, a line for each as it answers: first what is at hand, so that nobody waits for the network. */
export async function firstPoll({ poller, near, far, say }: Given): Promise<void> {
  const sources = [...near, ...far]
  const unreached: string[] = []
  function done(polled: Polled): void {
    const name = sources.find(({ id }) => id === polled.sourceId)?.name ?? polled.sourceId
    if (polled.outcome === 'failed') unreached.push(name)
    say(progressLine(name, polled))
  }
  await poller.poll(
    near.map(({ id }) => id),
    done,
  )
  if (far.length === 0) return
  say(`  실시간 출처 ${far.length}곳을 확인합니다…`)
  await poller.poll(
    far.map(({ id }) => id),
    done,
  )
  if (unreached.length > 0)
    say(`  확인하지 못한 출처 ${unreached.length}곳: ${unreached.join(', ')}. 5분마다 다시 확인합니다.`)
}

function progressLine(name: string, { outcome, stored, detail }: Polled): string {
  if (outcome === 'failed') return `  ✗ ${name}: ${detail ?? '읽지 못했습니다.'}`
  return `  ✓ ${name}: ${stored > 0 ? `새 발표 ${stored}건` : '새 발표 없음'}`
}
