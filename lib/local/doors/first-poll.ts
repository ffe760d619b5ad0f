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

interface FirstPollDeps {
  poller: Poller
  /** Sources beside the catalog. */
  extra: NamedSource[]
  /** The live catalog, read over the internet. */
  catalog: NamedSource[]
  /** Sources that cannot be read without a key nobody has given, by id, with that key. That is no failure. */
  keyless: Map<string, SourceSecretName>
  /** Whether the sample is among the extra ones. */
  hasSample: boolean
  say(line: string): void
}

/** Reads every source once and prints a line for each as it is done; the extra ones first, so that the sample need not wait for the network. */
export async function firstPoll({ poller, extra, catalog, keyless, hasSample, say }: FirstPollDeps): Promise<void> {
  const names = new Map([...extra, ...catalog].map(({ id, name }) => [id, name]))
  let failed = 0
  function report(polled: PollResult): void {
    if (keyless.has(polled.sourceId)) return
    if (polled.outcome === 'failed' && !isReadOtherwise(polled)) failed += 1
    say(progressLine(names.get(polled.sourceId) ?? polled.sourceId, polled))
  }
  await poller.poll(idsOf(extra), report)
  if (catalog.length === 0) return
  say(`  실시간 출처 ${catalog.length}곳을 확인합니다…`)
  await poller.poll(idsOf(catalog), report)
  for (const [id, secret] of keyless) {
    const { label } = SOURCE_SECRETS[secret]
    say(`  ○ ${names.get(id)}: ${label}${particle(label, '을/를')} ${secretVariable(secret)}에 넣으면 읽습니다.`)
  }
  const readable = catalog.length - keyless.size
  if (failed >= readable)
    say(
      `  실시간 출처에 하나도 닿지 못했습니다. 인터넷 연결을 확인해 주세요.${hasSample ? ' 견본은 그대로 쓸 수 있습니다.' : ''}`,
    )
  else if (failed > 0) say(`  실시간 출처 ${readable}곳 가운데 ${failed}곳은 읽지 못했습니다. 5분마다 다시 확인합니다.`)
}

function idsOf(sources: NamedSource[]): string[] {
  return sources.map(({ id }) => id)
}

/** Whether the second way of a source was read, so that nothing of it is missed. */
function isReadOtherwise({ fallback }: PollResult): boolean {
  return fallback?.outcome === 'read' || fallback?.outcome === 'unchanged'
}

function progressLine(name: string, polled: PollResult): string {
  const { outcome, stored, detail } = polled
  const found = stored > 0 ? `새 발표 ${stored}건` : '새 발표 없음'
  if (isReadOtherwise(polled)) return `  ✓ ${name}: ${found}. 예비 경로로 읽었습니다${detail ? ` (${detail})` : ''}.`
  if (outcome === 'failed') return `  ✗ ${name}: ${detail ?? '읽지 못했습니다.'}`
  if (outcome === 'resting') return `  – ${name}: ${detail ?? '여러 번 읽지 못해 잠시 쉬고 있습니다.'}`
  return `  ✓ ${name}: ${found}`
}
