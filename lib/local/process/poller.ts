import type { PollResult } from '../../../functions/releases/polling/poll-source.ts'
import type { Doors } from './local-doors.ts'

export interface Poller {
  /** Reads the named sources, each with a call of its own; told of each as it is done. A source being read is not read twice. */
  poll(sourceIds: string[], done?: (polled: PollResult) => void): Promise<void>
  polling(): boolean
}

/** Calls the poll door. `heard` is told of every reading. */
export function openPoller(doors: Doors, heard: (polled: PollResult) => void): Poller {
  const running = new Map<string, Promise<void>>()

  async function pollOne(sourceId: string, done: (polled: PollResult) => void): Promise<void> {
    const answer = await doors
      .call<{ sources: PollResult[] }>('poll', { sources: [sourceId] })
      .catch((error: Error) => ({ sources: [failed(sourceId, error)] }))
    for (const polled of answer.sources) {
      done(polled)
      heard(polled)
    }
  }

  return {
    polling: () => running.size > 0,
    async poll(sourceIds, done = () => undefined) {
      const started = sourceIds.map((sourceId) => {
        const known = running.get(sourceId)
        if (known) return known
        const reading = pollOne(sourceId, done).finally(() => running.delete(sourceId))
        running.set(sourceId, reading)
        return reading
      })
      await Promise.all(started)
    },
  }
}

function failed(sourceId: string, error: Error): PollResult {
  return { sourceId, outcome: 'failed', stored: 0, detail: error.message }
}
