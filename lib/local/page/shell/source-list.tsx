import type { ShownSource } from '../../page-server/page-state.ts'
import { agoOf } from '../messages/times.ts'
import { countAiling, HEALTH_WORDS } from './health-words.ts'

interface Props {
  sources: ShownSource[]
  now: number
}

export function SourceList({ sources, now }: Props) {
  const ailing = countAiling(sources)
  return (
    <>
      <h2>
        출처 {sources.length}곳 {ailing > 0 && <small>확인 필요 {ailing}곳</small>}
      </h2>
      <ul className="sources">
        {sources.map((source) => (
          <li key={source.id} className={source.health.replaceAll(' ', '-')}>
            <strong>{source.name}</strong>
            <small>{told(source, now)}</small>
            {source.detail && <small className="detail">{source.detail}</small>}
          </li>
        ))}
      </ul>
      <p className="hint">출처는 5분마다 저절로 확인합니다.</p>
    </>
  )
}

function told({ health, okAt }: ShownSource, now: number): string {
  const word = HEALTH_WORDS[health]
  return okAt ? `${word} · ${agoOf(okAt, now)} 확인` : word
}
