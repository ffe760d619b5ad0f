import type { PageState } from '../../page-server/page-state.ts'
import { ChorokLogo } from '../messages/chorok-logo.tsx'

/** A channel's name, or `home`. */
export type Place = string

interface Props {
  state: PageState
  place: Place
  unread: Record<string, number>
  onOpen(place: Place): void
}

export function ChannelList({ state, place, unread, onOpen }: Props) {
  return (
    <nav className="channels" aria-label="채널">
      <header>
        <ChorokLogo />
        <div>
          <strong>{state.realWorkspace ?? state.workspace}</strong>
          <small>{state.realWorkspace ? '연결된 Slack' : '내 컴퓨터의 연습용 Slack'}</small>
        </div>
      </header>
      {!state.realWorkspace && <Channels state={state} place={place} unread={unread} onOpen={onOpen} />}
      {state.app.hasHome && !state.realWorkspace && (
        <>
          <h2>앱</h2>
          <ul>
            <li>
              <button type="button" aria-current={place === 'home' ? 'page' : undefined} onClick={() => onOpen('home')}>
                <ChorokLogo />
                <span>초록</span>
              </button>
            </li>
          </ul>
        </>
      )}
    </nav>
  )
}

function Channels({ state, place, unread, onOpen }: Props) {
  return (
    <>
      <h2>채널</h2>
      <ul>
        {state.channels.map(({ id, name }) => {
          const news = unread[id] ?? 0
          return (
            <li key={id}>
              <button
                type="button"
                className={news > 0 ? 'unread' : undefined}
                aria-current={name === place ? 'page' : undefined}
                onClick={() => onOpen(name)}
              >
                <span aria-hidden="true">#</span>
                <span>{name}</span>
                {news > 0 && (
                  <span className="badge">
                    {news}
                    <span className="quiet">개 새 메시지</span>
                  </span>
                )}
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
