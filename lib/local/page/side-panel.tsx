import { useEffect, useState } from 'react'
import type { PageState, ShownSource } from '../page-state.ts'
import { doIt } from './do-it.ts'
import { agoOf } from './times.ts'

interface Props {
  state: PageState
  onClose(): void
}

/** The operator's side: what goes through the pipeline, and how each source fares. */
export function SidePanel({ state, onClose }: Props) {
  const { pipeline, sources, polling } = state
  const now = useNow()
  return (
    <aside className="panel" aria-label="출처와 상태">
      <header>
        <h2>지금 상태</h2>
        <button type="button" className="plain close" aria-label="닫기" onClick={onClose}>
          ✕
        </button>
      </header>
      <button
        type="button"
        className="button primary wide"
        disabled={polling}
        aria-busy={polling}
        onClick={() => doIt('poll')}
      >
        {polling ? '확인하는 중…' : '지금 확인'}
      </button>
      <dl className="pipeline">
        <Count name="확인" value={pipeline.polled} unit="회" />
        <Count name="새 발표" value={pipeline.found} unit="건" />
        <Count name="일치" value={pipeline.matched} unit="건" />
        <Count name="전달" value={pipeline.delivered} unit="건" />
      </dl>
      {pipeline.dead > 0 && (
        <p className="error">
          처리하지 못한 일이 {pipeline.dead}건 있습니다. .chorok/chorok.log에서 이유를 볼 수 있습니다.
        </p>
      )}
      <h2>출처 {sources.length}곳</h2>
      <ul className="sources">
        {sources.map((source) => (
          <li key={source.id} className={source.health.replace(' ', '-')}>
            <strong>{source.name}</strong>
            <small>{told(source, now)}</small>
          </li>
        ))}
      </ul>
      <p className="hint">출처는 5분마다 저절로 확인합니다.</p>
    </aside>
  )
}

function Count({ name, value, unit }: { name: string; value: number; unit: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value.toLocaleString('ko-KR')}
        <small>{unit}</small>
      </dd>
    </div>
  )
}

function told({ health, okAt, detail }: ShownSource, now: number): string {
  if (health === 'failed') return `읽지 못했습니다. ${detail ?? ''}`
  if (health === 'not read') return '아직 확인하지 않았습니다.'
  return okAt ? `정상 · ${agoOf(okAt, now)} 확인` : '정상'
}

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
