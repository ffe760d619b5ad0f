import { useState } from 'react'
import type { PageState } from '../../page-server/page-state.ts'
import { MessageList } from '../messages/message-list.tsx'
import { Composer } from './composer.tsx'
import { QueryChips } from './query-chips.tsx'
import { countNeedingAttention } from './source-list.tsx'

interface Props {
  channel: PageState['channels'][number]
  state: PageState
  panelOpen: boolean
  onPanel(): void
}

const SUGGESTIONS = ['/subscribe 중대재해, 산업안전', '/latest 탄소중립', '/subscriptions']

export function ChannelView({ channel, state, panelOpen, onPanel }: Props) {
  const [draft, setDraft] = useState('')
  const needingAttention = countNeedingAttention(state.sources)
  return (
    <main className="channel">
      <header>
        <h1>
          <span aria-hidden="true">#</span>
          {channel.name}
        </h1>
        {channel.queries.length > 0 && <QueryChips queries={channel.queries} />}
        <button type="button" className="plain to-panel" aria-expanded={panelOpen} onClick={onPanel}>
          출처와 상태{needingAttention > 0 ? ` · 확인 필요 ${needingAttention}` : ''}
        </button>
      </header>
      {channel.messages.length === 0 ? (
        <section className="empty">
          <h2>#{channel.name}에 오신 것을 환영합니다</h2>
          <p>아래 칸에 명령을 입력하면 초록이 답합니다. 이렇게 시작해 보세요.</p>
          <ul>
            {SUGGESTIONS.map((suggestion) => (
              <li key={suggestion}>
                <button type="button" className="suggestion" onClick={() => setDraft(suggestion)}>
                  {suggestion}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <MessageList channel={channel} you={state.you} />
      )}
      <Composer channel={channel} commands={state.app.commands} draft={draft} onDraft={setDraft} />
    </main>
  )
}
