import { koSources } from '../../../../functions/copy/ko/ko-source.ts'
import type { ShownSource } from '../../page-server/operator-panel.ts'
import { agoOf } from '../messages/times.ts'

interface Props {
  sources: ShownSource[]
  now: number
}

export function SourceList({ sources, now }: Props) {
  const needingAttention = countNeedingAttention(sources)
  return (
    <>
      <h2>
        출처 {sources.length}곳 {needingAttention > 0 && <small>확인 필요 {needingAttention}곳</small>}
      </h2>
      <ul className="sources">
        {sources.map((source) => (
          <li key={source.id} className={source.health.replaceAll(' ', '-')}>
            <strong>{source.name}</strong>
            <small>{healthText(source, now)}</small>
            {source.detail && <small className="detail">{source.detail}</small>}
          </li>
        ))}
      </ul>
      <p className="hint">출처는 5분마다 자동으로 확인합니다.</p>
    </>
  )
}

/** How many of the sources somebody should look at. */
export function countNeedingAttention(sources: ShownSource[]): number {
  return sources.filter(({ needsAttention }) => needsAttention).length
}

function healthText({ health, okAt }: ShownSource, now: number): string {
  const words = koSources.healthWords[health]
  return okAt ? `${words} · ${agoOf(okAt, now)} 확인` : words
}
