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

const RECONNECT_AFTER_MS = 1_000

/** Of a workspace that was begun anew nothing of the old one's page may stay, such as what was read in it. */
function beginAnew(): void {
  localStorage.clear()
  location.reload()
}

/** The state, as the program sends it after each change. A connection that is lost is opened again. */
export function useProgramState(): ProgramState {
  const [current, setCurrent] = useState<ProgramState>({ state: undefined, connected: true })
  useEffect(() => {
    let events: EventSource
    let timer: number | undefined
    let workspaceId: string | undefined
    function connect(): void {
      events = new EventSource('/live')
      events.onmessage = (event) => {
        const state: PageState = JSON.parse(event.data)
        if (workspaceId !== undefined && workspaceId !== state.workspaceId) return beginAnew()
        workspaceId = state.workspaceId
        setCurrent({ state, connected: true })
      }
      events.onerror = () => {
        setCurrent((before) => ({ ...before, connected: false }))
        // A program that is still starting refuses, and after a refusal the browser does not come back by itself.
        if (events.readyState === EventSource.CLOSED) timer = window.setTimeout(connect, RECONNECT_AFTER_MS)
      }
    }
    connect()
    return () => {
      clearTimeout(timer)
      events.close()
    }
  }, [])
  return current
}
