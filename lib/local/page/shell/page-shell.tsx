import { useEffect, useState } from 'react'
import { useProgramState, viewerId } from '../hooks/program.ts'
import { useUnread } from '../hooks/use-unread.ts'
import { WorkspaceNamesProvider } from '../hooks/workspace-names.ts'
import { Modal } from '../messages/modal.tsx'
import { ChannelList, type Place } from './channel-list.tsx'
import { ChannelView } from './channel-view.tsx'
import { HomeView } from './home-view.tsx'
import { SidePanel } from './side-panel.tsx'

const HOME: Place = 'home'

export function App() {
  const { state, connected } = useProgramState()
  const [place, setPlace] = usePlace()
  const [panelOpen, setPanelOpen] = useState(false)
  const channels = state ? [...state.channels, ...(state.direct ? [state.direct] : [])] : []
  const channel = channels.find(({ name }) => name === place) ?? channels[0]
  const unread = useUnread(channels, place === HOME ? '' : (channel?.id ?? ''))
  const unreadCount = Object.values(unread).reduce((sum, count) => sum + count, 0)
  useEffect(() => {
    document.title = unreadCount > 0 ? `(${unreadCount}) 초록` : '초록'
  }, [unreadCount])
  const viewer = state?.people.find(({ id }) => id === viewerId()) ?? state?.people[0]
  if (!state || !channel || !viewer) return <p className="opening">초록을 여는 중입니다…</p>
  const modal = state.modals[viewer.id]
  return (
    <WorkspaceNamesProvider value={{ channels, people: [...state.people, state.bot] }}>
      <div className={`app${panelOpen ? ' panel-open' : ''}`}>
        <ChannelList state={state} place={place === HOME ? HOME : channel.name} unread={unread} onOpen={setPlace} />
        {state.realWorkspace ? (
          <RealWorkspaceNotice workspace={state.realWorkspace} />
        ) : place === HOME ? (
          <HomeView home={state.homes[viewer.id]} />
        ) : (
          <ChannelView
            key={channel.id}
            channel={channel}
            state={state}
            viewer={viewer.id}
            onPanel={() => setPanelOpen(!panelOpen)}
            panelOpen={panelOpen}
          />
        )}
        <SidePanel state={state} viewer={viewer.id} onClose={() => setPanelOpen(false)} />
        {modal && <Modal key={modal.id} view={modal} />}
        {!connected && (
          <p className="lost" role="alert">
            프로그램과 연결이 끊겼습니다. 다시 연결하는 중입니다…
          </p>
        )}
      </div>
    </WorkspaceNamesProvider>
  )
}

/** The place that is open. It is kept in the address after `#`, so that a reload stays there. */
function usePlace(): [Place, (place: Place) => void] {
  const [place, setPlace] = useState<Place>(() => decodeURIComponent(location.hash.slice(1)))
  useEffect(() => {
    const onHashChange = () => setPlace(decodeURIComponent(location.hash.slice(1)))
    addEventListener('hashchange', onHashChange)
    return () => removeEventListener('hashchange', onHashChange)
  }, [])
  return [
    place,
    (next) => {
      location.hash = next
    },
  ]
}

/** Shown in place of channels if the bot is connected to a real workspace. */
function RealWorkspaceNotice({ workspace }: { workspace: string }) {
  return (
    <main className="channel">
      <header>
        <h1>{workspace}</h1>
      </header>
      <section className="empty">
        <h2>Slack의 {workspace}에서 만나요</h2>
        <p>
          실제 워크스페이스에 연결되어 있어 메시지와 명령은 Slack에서 오갑니다. 여기서는 출처와 상태를 볼 수 있습니다.
        </p>
      </section>
    </main>
  )
}
