import type { PageState } from '../../page-server/page-state.ts'
import { ChorokLogo } from '../messages/chorok-logo.tsx'
import { MakeChannel } from './make-channel.tsx'

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
      {!state.realWorkspace && (
        <>
          <h2>채널</h2>
          <Channels channels={state.channels} {...{ place, unread, onOpen }} />
          <MakeChannel onMade={onOpen} />
        </>
      )}
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
      {!state.realWorkspace && (
        <>
          <h2>메시지</h2>
          <Channels channels={state.direct ? [state.direct] : []} {...{ place, unread, onOpen }} />
        </>
      )}
    </nav>
  )
}

interface ChannelsProps extends Omit<Props, 'state'> {
  channels: PageState['channels']
}

function Channels({ channels, place, unread, onOpen }: ChannelsProps) {
  return (
    <ul>
      {channels.map(({ id, name, isDirect, isPrivate }) => {
        const news = unread[id] ?? 0
        return (
          <li key={id}>
            <button
              type="button"
              className={news > 0 ? 'unread' : undefined}
              aria-current={name === place ? 'page' : undefined}
              onClick={() => onOpen(name)}
            >
              {isDirect ? <ChorokLogo /> : <span aria-hidden="true">{isPrivate ? '🔒' : '#'}</span>}
              <span>
                {name}
                {isPrivate && <span className="quiet"> 비공개</span>}
              </span>
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
  )
}
