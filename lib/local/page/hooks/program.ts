import { useEffect, useState } from 'react'
import type { PageRequest } from '../../page-server/page-requests.ts'
import type { PageState } from '../../page-server/page-state.ts'

/** The id of the person as whom this tab is used, from its address: `?as=U0KIM`. None is the first one. */
export function viewerId(): string | undefined {
  return new URLSearchParams(location.search).get('as') ?? undefined
}

/** Asks the program to do something. Throws if it could not. */
export async function askProgram<Answer = unknown>(request: PageRequest, body: unknown = {}): Promise<Answer> {
  const response = await fetch(`/do/${request}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...(body as object), as: viewerId() }),
  })
  if (!response.ok) throw new Error(`${request}: ${response.status} ${await response.text()}`)
  return response.json() as Promise<Answer>
}

interface ProgramState {
  /** Undefined until the program has sent it for the first time. */
  state: PageState | undefined
  connected: boolean
}

/** The state, as the program sends it after each change. If the connection is lost, the browser opens it again by itself. */
export function useProgramState(): ProgramState {
  const [current, setCurrent] = useState<ProgramState>({ state: undefined, connected: true })
  useEffect(() => {
    const events = new EventSource('/live')
    events.onmessage = (event) => setCurrent({ state: JSON.parse(event.data), connected: true })
    events.onerror = () => setCurrent((before) => ({ ...before, connected: false }))
    return () => events.close()
  }, [])
  return current
}
