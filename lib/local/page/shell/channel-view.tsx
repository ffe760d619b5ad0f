import { useState } from 'react'
import type { PageState } from '../../page-server/page-state.ts'
import { MessageList } from '../messages/message-list.tsx'
import { Composer } from './composer.tsx'
import { QueryChips } from './query-chips.tsx'
import { countNeedingAttention } from './source-list.tsx'

interface Props {
  channel: PageState['channels'][number]
  state: PageState
  /** The id of the person who looks. */
  viewer: string
  panelOpen: boolean
  onPanel(): void
}

const SUGGESTIONS = ['/subscribe 중대재해, 산업안전', '/latest 탄소중립', '@초록 핵심광물 알려줘']
const SAID_DIRECTLY = ['탄소중립 알려줘', '수소 최근 발표 보여줘', '도움말']

export function ChannelView({ channel, state, viewer, panelOpen, onPanel }: Props) {
  const [draft, setDraft] = useState('')
  const needingAttention = countNeedingAttention(state.sources)
  return (
    <main className="channel">
      <header>
        <h1>
          {!channel.isDirect && <span aria-hidden="true">{channel.isPrivate ? '🔒' : '#'}</span>}
          {channel.name}
        </h1>
        {!channel.hasBot && <span className="hint">초록이 없는 채널 · /invite @초록</span>}
        {channel.queries.length > 0 && <QueryChips queries={channel.queries} />}
        <button type="button" className="plain to-panel" aria-expanded={panelOpen} onClick={onPanel}>
          출처와 상태{needingAttention > 0 ? ` · 확인 필요 ${needingAttention}` : ''}
        </button>
      </header>
      {channel.messages.length === 0 ? (
        <section className="empty">
          <h2>{channel.isDirect ? '초록에게 말을 걸어 보세요' : `#${channel.name}에 오신 것을 환영합니다`}</h2>
          <p>아래 칸에 명령을 입력하거나 말을 걸면 초록이 답합니다. 이렇게 시작해 보세요.</p>
          <ul>
            {(channel.isDirect ? SAID_DIRECTLY : SUGGESTIONS).map((suggestion) => (
              <li key={suggestion}>
                <button type="button" className="suggestion" onClick={() => setDraft(suggestion)}>
                  {suggestion}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <MessageList channel={channel} people={state.people} viewer={viewer} />
      )}
      <Composer channel={channel} commands={state.app.commands} draft={draft} onDraft={setDraft} />
    </main>
  )
}
