import type { PageState, ShownSource } from '../page-state.ts'
import { doIt } from './do-it.ts'
import { agoOf, clockOf, dayOf } from './times.ts'
import { useNow } from './use-now.ts'

interface Props {
  state: PageState
  onClose(): void
}

/** The operator's side: what goes through the pipeline, and how each source fares. */
export function SidePanel({ state, onClose }: Props) {
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
        onClick={() => doIt('poll')}
      >
        {polling ? '확인하는 중…' : '지금 확인'}
      </button>
      <dl className="pipeline">
        <Count name="확인" value={pipeline.polled} unit="회" />
        <Count name="새 발표" value={pipeline.found} unit="건" />
        {!state.elsewhere && <Count name="일치" value={pipeline.matched} unit="건" />}
        {!state.elsewhere && <Count name="전달" value={pipeline.delivered} unit="건" />}
      </dl>
      {pipeline.dead > 0 && (
        <p className="error">
          처리하지 못한 일이 {pipeline.dead}건 있습니다. .chorok/chorok.log에서 이유를 볼 수 있습니다.
        </p>
      )}
      {!state.elsewhere && <Tryout state={state} now={now} />}
      <h2>
        출처 {sources.length}곳 <small>{healthOf(sources)}</small>
      </h2>
      <ul className="sources">
        {sources.map((source) => (
          <li key={source.id} className={source.health.replaceAll(' ', '-')}>
            <strong>{source.name}</strong>
            <small>{told(source, now)}</small>
          </li>
        ))}
      </ul>
      <p className="hint">출처는 5분마다 저절로 확인합니다.</p>
    </aside>
  )
}

/** What only a practice workspace can do: let the sample come again, and let time pass. */
function Tryout({ state: { polling, ahead }, now }: { state: PageState; now: number }) {
  return (
    <>
      <h2>시험해 보기</h2>
      <button type="button" className="button wide" disabled={polling} onClick={() => doIt('again')}>
        견본을 새 발표로 다시 보내기
      </button>
      <button type="button" className="button wide" onClick={() => doIt('morning')}>
        시계를 다음 오전 9시로 넘기기
      </button>
      <p className="hint">
        초록의 시계: {dayOf(now)} {clockOf(now)}
        {ahead > 0 && ' (실제보다 앞섬)'}
      </p>
      <p className="hint">매일·매주 받는 구독의 모아보기는 영업일 오전 9시에 옵니다.</p>
    </>
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
  if (health === 'failed') return detail ?? '읽지 못했습니다.'
  if (health === 'needs a key') return 'data.go.kr 서비스 키를 넣으면 읽습니다.'
  if (health === 'not read') return '아직 확인하지 않았습니다.'
  return okAt ? `정상 · ${agoOf(okAt, now)} 확인` : '정상'
}

function healthOf(sources: ShownSource[]): string {
  const failed = sources.filter(({ health }) => health === 'failed').length
  return failed > 0 ? `확인 필요 ${failed}곳` : ''
}
