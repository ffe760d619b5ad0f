import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { batchesOf } from '../text/batches.ts'

const eventBridge = new EventBridgeClient({})
const BATCH = 10
const TRIES = 3

export const EVENT_SOURCE = 'chorok'
export const RELEASE_ANNOUNCED = 'ReleaseAnnounced'

/** Announces releases by id, ten a call; only the entries that failed are sent again. Throws when some never got through. */
export async function ringReleases(bus: string, releaseIds: string[]): Promise<void> {
  let waiting = releaseIds
  for (let attempt = 0; attempt < TRIES && waiting.length > 0; attempt += 1) {
    const failed: string[] = []
    for (const batch of batchesOf(waiting, BATCH)) {
      const Entries = batch.map((releaseId) => ({
        EventBusName: bus,
        Source: EVENT_SOURCE,
        DetailType: RELEASE_ANNOUNCED,
        Detail: JSON.stringify({ releaseId }),
      }))
      const answer = await eventBridge.send(new PutEventsCommand({ Entries }))
      failed.push(...batch.filter((_, index) => answer.Entries?.[index]?.ErrorCode))
    }
    waiting = failed
  }
  if (waiting.length > 0) throw new Error(`${waiting.length} releases not taken by the event bus ${bus}`)
}
