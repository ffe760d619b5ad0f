import { useEffect, useState } from 'react'
import type { PageState } from '../../page-server/page-state.ts'

type Channels = PageState['channels']
type Read = Record<string, string>

const KEY = 'chorok.read'

/** How many messages each channel has that came after it was last open, kept in the browser. */
export function useUnread(channels: Channels, open: string): Record<string, number> {
  const [read, setRead] = useState<Read>(() => JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  const newest = channels.find(({ id }) => id === open)?.messages.at(-1)?.ts
  useEffect(() => {
    if (!newest) return
    setRead((before) => {
      if (before[open] === newest) return before
      const after = { ...before, [open]: newest }
      localStorage.setItem(KEY, JSON.stringify(after))
      return after
    })
  }, [open, newest])
  return Object.fromEntries(
    channels.map(({ id, messages }) => [
      id,
      id === open ? 0 : messages.filter(({ ts, onlyYou }) => !onlyYou && ts > (read[id] ?? '')).length,
    ]),
  )
}
