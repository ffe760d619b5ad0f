import { useEffect, useReducer } from 'react'
import type { PageState } from '../../page-server/page-state.ts'
import { askProgram } from '../hooks/program.ts'
import { PracticeControls } from './practice-controls.tsx'
import { SourceList } from './source-list.tsx'

interface Props {
  state: PageState
  viewer: string
  onClose(): void
}

/** For the person who runs the bot: what went through the pipeline, and the health of each source. */
export function SidePanel({ state, viewer, onClose }: Props) {
  const { pipeline, sources, polling } = state
  const now = useNow() + state.ahead
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
        onClick={() => askProgram('poll')}
      >
        {polling ? '확인하는 중…' : '지금 확인'}
      </button>
      <dl className="pipeline">
        <Count name="확인" value={pipeline.polled} unit="회" />
        <Count name="새 발표" value={pipeline.found} unit="건" />
        {!state.realWorkspace && <Count name="일치" value={pipeline.matched} unit="건" />}
        {!state.realWorkspace && <Count name="전달" value={pipeline.delivered} unit="건" />}
      </dl>
      {state.problems.map((problem) => (
        <p key={problem} className="error" role="alert">
          {problem}
        </p>
      ))}
      {pipeline.dead > 0 && (
        <p className="error">
          처리하지 못한 일이 {pipeline.dead}건 있습니다. .chorok/chorok.log에서 이유를 볼 수 있습니다.
        </p>
      )}
      {!state.realWorkspace && <PracticeControls state={state} viewer={viewer} now={now} />}
      <SourceList sources={sources} now={now} />
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

const CLOCK_TICK_MS = 20_000

/** The browser's time (ms); the component is drawn again every twenty seconds. */
function useNow(): number {
  const [, tick] = useReducer((ticks: number) => ticks + 1, 0)
  useEffect(() => {
    const timer = setInterval(tick, CLOCK_TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return Date.now()
}
