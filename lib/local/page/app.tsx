import { useEffect, useState } from 'react'
import { ChannelList, type Place } from './channel-list.tsx'
import { ChannelView } from './channel-view.tsx'
import { HomeView } from './home-view.tsx'
import { Modal } from './modal.tsx'
import { SidePanel } from './side-panel.tsx'
import { useLive } from './use-live.ts'
import { useUnread } from './use-unread.ts'

export function App() {
  const { state, connected } = useLive()
  const [place, setPlace] = usePlace()
  const [panelOpen, setPanelOpen] = useState(false)
  const channels = state?.channels ?? []
  const channel = channels.find(({ name }) => name === place) ?? channels[0]
  const unread = useUnread(channels, place === HOME ? '' : (channel?.id ?? ''))
  const news = Object.values(unread).reduce((sum, count) => sum + count, 0)
  useEffect(() => {
    document.title = news > 0 ? `(${news}) 초록` : '초록'
  }, [news])
  if (!state || !channel) return <p className="opening">초록을 여는 중입니다…</p>
  return (
    <div className={`app${panelOpen ? ' panel-open' : ''}`}>
      <ChannelList state={state} place={place === HOME ? HOME : channel.name} unread={unread} onOpen={setPlace} />
      {place === HOME ? (
        <HomeView home={state.home} channels={channels} />
      ) : (
        <ChannelView
          key={channel.id}
          channel={channel}
          state={state}
          onPanel={() => setPanelOpen(!panelOpen)}
          panelOpen={panelOpen}
        />
      )}
      <SidePanel state={state} onClose={() => setPanelOpen(false)} />
      {state.modal && <Modal key={state.modal.hash} view={state.modal} channels={channels} />}
      {!connected && (
        <p className="lost" role="alert">
          프로그램과 연결이 끊겼습니다. 다시 연결하는 중입니다…
        </p>
      )}
    </div>
  )
}

export const HOME: Place = 'home'

/** Where in the workspace one is, as the address after `#` has it: so a reload stays there. */
function usePlace(): [Place, (place: Place) => void] {
  const [place, setPlace] = useState<Place>(() => decodeURIComponent(location.hash.slice(1)))
  useEffect(() => {
    const moved = () => setPlace(decodeURIComponent(location.hash.slice(1)))
    addEventListener('hashchange', moved)
    return () => removeEventListener('hashchange', moved)
  }, [])
  return [
    place,
    (next) => {
      location.hash = next
    },
  ]
}
