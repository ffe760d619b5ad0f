import type { PollResult } from '../../../functions/releases/polling/poll-source.ts'
import {
  SOURCE_SECRETS,
  type SourceSecretName,
  secretVariable,
} from '../../../functions/sources/catalog/source-secrets.ts'
import { particle } from '../../../functions/text/particle.ts'
import type { Poller } from './poller.ts'

interface NamedSource {
  id: string
  name: string
}

interface Given {
  poller: Poller
  /** Answer at once, network or not. */
  near: NamedSource[]
  /** The live catalog. */
  far: NamedSource[]
  /** The key that a source (by its id) cannot be read for want of: nothing is wrong with it. */
  keyless: Map<string, SourceSecretName>
  say(line: string): void
}

/** Reads every source once, a line for each as it answers: first what is at hand, so that nobody waits for the network. */
export async function firstPoll({ poller, near, far, keyless, say }: Given): Promise<void> {
  const names = new Map([...near, ...far].map(({ id, name }) => [id, name]))
  let unread = 0
  function done(polled: PollResult): void {
    if (keyless.has(polled.sourceId)) return
    if (polled.outcome === 'failed') unread += 1
    say(progressLine(names.get(polled.sourceId) ?? polled.sourceId, polled))
  }
  await poller.poll(idsOf(near), done)
  if (far.length === 0) return
  say(`  실시간 출처 ${far.length}곳을 확인합니다…`)
  await poller.poll(idsOf(far), done)
  for (const [id, secret] of keyless) {
    const { label } = SOURCE_SECRETS[secret]
    say(`  ○ ${names.get(id)}: ${label}${particle(label, '을/를')} ${secretVariable(secret)}에 넣으면 읽습니다.`)
  }
  const asked = far.length - keyless.size
  if (unread >= asked)
    say('  실시간 출처에 하나도 닿지 못했습니다. 인터넷 연결을 확인해 주세요. 견본은 그대로 쓸 수 있습니다.')
  else if (unread > 0) say(`  실시간 출처 ${asked}곳 가운데 ${unread}곳은 읽지 못했습니다. 5분마다 다시 확인합니다.`)
}

function idsOf(sources: NamedSource[]): string[] {
  return sources.map(({ id }) => id)
}

function progressLine(name: string, { outcome, stored, detail }: PollResult): string {
  if (outcome === 'failed') return `  ✗ ${name}: ${detail ?? '읽지 못했습니다.'}`
  if (outcome === 'resting') return `  – ${name}: ${detail ?? '여러 번 읽지 못해 잠시 쉬고 있습니다.'}`
  return `  ✓ ${name}: ${stored > 0 ? `새 발표 ${stored}건` : '새 발표 없음'}`
}
