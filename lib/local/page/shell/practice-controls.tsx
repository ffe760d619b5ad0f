import type { PageState } from '../../page-server/page-state.ts'
import { askProgram } from '../hooks/program.ts'
import { clockOf, dayOf } from '../messages/times.ts'

/** What only the stand-in workspace can do: send the sample again and put the clock ahead. */
export function PracticeControls({ state, viewer, now }: { state: PageState; viewer: string; now: number }) {
  const { polling, ahead, replay, people } = state
  return (
    <>
      <h2>시험해 보기</h2>
      <button type="button" className="button wide" disabled={polling} onClick={() => askProgram('again')}>
        견본을 새 발표로 다시 보내기
      </button>
      {replay && <Progress {...replay} />}
      <button type="button" className="button wide" onClick={() => askProgram('morning')}>
        시계를 다음 영업일 오전 9시로 넘기기
      </button>
      <button type="button" className="button wide" onClick={startOver}>
        처음부터 다시 시작 (시계도 지금으로)
      </button>
      <p className="hint">
        초록의 시계: {dayOf(now)} {clockOf(now)}
        {ahead > 0 && ' (실제보다 앞섬)'}
      </p>
      <label className="as">
        쓰는 사람
        <select value={viewer} onChange={(event) => openAs(event.target.value)}>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p className="hint">매일·매주 받는 구독의 모아보기는 영업일 오전 9시에 옵니다.</p>
    </>
  )
}

/** The bot's clock cannot go back over what it has written, so going back to now is a new beginning. */
function startOver(): void {
  const isSure = window.confirm('연습한 구독과 메시지, 만든 채널을 모두 지우고 지금 시각에서 처음부터 다시 시작합니다.')
  if (isSure) void askProgram('fresh')
}

/** Loads the page as another person: what only one person sees, forms and Home are that person's. */
function openAs(person: string): void {
  const address = new URL(location.href)
  address.searchParams.set('as', person)
  location.href = address.href
}

function Progress({ done, all }: NonNullable<PageState['replay']>) {
  const isDone = done >= all
  return (
    <label className="replay">
      <progress value={done} max={Math.max(all, 1)} />
      <span className="hint">
        {isDone ? `견본 ${all}건을 다시 보냈습니다.` : `견본 ${all}건 가운데 ${done}건을 구독과 맞춰 보았습니다…`}
      </span>
    </label>
  )
}
