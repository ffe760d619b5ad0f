import { useEffect, useState } from 'react'
import type { PageState } from '../../page-server/page-state.ts'

export interface Live {
  /** Undefined until the first word. */
  state: PageState | undefined
  connected: boolean
}

/** The state as the program sends it after each change; the browser itself reconnects. */
export function useLive(): Live {
  const [live, setLive] = useState<Live>({ state: undefined, connected: true })
  useEffect(() => {
    const events = new EventSource('/live')
    events.onmessage = (event) => setLive({ state: JSON.parse(event.data), connected: true })
    events.onerror = () => setLive((before) => ({ ...before, connected: false }))
    return () => events.close()
  }, [])
  return live
}
