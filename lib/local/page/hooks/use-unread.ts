import { useEffect, useState } from 'react'
import type { PageState } from '../../page-server/page-state.ts'

type Channels = PageState['channels']
/** The `ts` of the newest message that was seen, by channel id. */
type LastRead = Record<string, string>

const STORAGE_KEY = 'chorok.read'

/** Counts, by channel id, the messages that came after the channel was last open. What was read is kept in the browser. */
export function useUnread(channels: Channels, openChannelId: string): Record<string, number> {
  const [lastRead, setLastRead] = useState<LastRead>(() => JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}'))
  const newest = channels.find(({ id }) => id === openChannelId)?.messages.at(-1)?.ts
  useEffect(() => {
    if (!newest) return
    setLastRead((before) => {
      if (before[openChannelId] === newest) return before
      const after = { ...before, [openChannelId]: newest }
      localStorage.setItem(STORAGE_KEY, JSON.stringify(after))
      return after
    })
  }, [openChannelId, newest])
  return Object.fromEntries(
    channels.map(({ id, messages }) => [
      id,
      id === openChannelId ? 0 : messages.filter(({ ts, onlyYou }) => !onlyYou && ts > (lastRead[id] ?? '')).length,
    ]),
  )
}
