import type { PollResult } from '../../../functions/releases/polling/poll-source.ts'
import type { LocalDoors } from './local-doors.ts'

export interface Poller {
  /**
   * Reads the named sources at the same time, with one call of the poll door each; calls `onPolled` as each is done. A source that is
   * being read already is waited for, not read twice.
   */
  poll(sourceIds: string[], onPolled?: (polled: PollResult) => void): Promise<void>
  isPolling(): boolean
}

/** `onAnyPolled` is called for every source that was read, whoever asked for it. Never rejects: a call that fails is a failed reading. */
export function openPoller(doors: LocalDoors, onAnyPolled: (polled: PollResult) => void): Poller {
  const running = new Map<string, Promise<void>>()

  async function pollOne(sourceId: string, onPolled: (polled: PollResult) => void): Promise<void> {
    const answer = await doors
      .call<{ sources: PollResult[] }>('poll', { sources: [sourceId] })
      .catch((error: Error) => ({ sources: [failedCall(sourceId, error)] }))
    for (const polled of answer.sources) {
      onPolled(polled)
      onAnyPolled(polled)
    }
  }

  return {
    isPolling: () => running.size > 0,
    async poll(sourceIds, onPolled = () => undefined) {
      const readings = sourceIds.map((sourceId) => {
        const underWay = running.get(sourceId)
        if (underWay) return underWay
        const reading = pollOne(sourceId, onPolled).finally(() => running.delete(sourceId))
        running.set(sourceId, reading)
        return reading
      })
      await Promise.all(readings)
    },
  }
}

function failedCall(sourceId: string, error: Error): PollResult {
  return { sourceId, outcome: 'failed', stored: 0, detail: error.message }
}
