import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { batchesOf } from '../text/batches.ts'

const eventBridge = new EventBridgeClient({})
const ENTRIES_PER_CALL = 10
const MAX_ATTEMPTS = 3

export const EVENT_SOURCE = 'chorok'
export const RELEASE_ANNOUNCED = 'ReleaseAnnounced'
/** A notice for the person who runs the installation: `detail.text`. */
export const OPERATOR_TOLD = 'OperatorTold'

/** Announces releases by id, ten in a call. Only the entries that failed are sent again; throws when some still fail. */
export async function ringReleases(bus: string, releaseIds: string[], client = eventBridge): Promise<void> {
  let waiting = releaseIds
  for (let attempt = 0; attempt < MAX_ATTEMPTS && waiting.length > 0; attempt += 1) {
    const failed: string[] = []
    for (const batch of batchesOf(waiting, ENTRIES_PER_CALL)) {
      const Entries = batch.map((releaseId) => ({
        EventBusName: bus,
        Source: EVENT_SOURCE,
        DetailType: RELEASE_ANNOUNCED,
        Detail: JSON.stringify({ releaseId }),
      }))
      const response = await client.send(new PutEventsCommand({ Entries }))
      failed.push(...batch.filter((_, index) => response.Entries?.[index]?.ErrorCode))
    }
    waiting = failed
  }
  if (waiting.length > 0) throw new Error(`${waiting.length} releases not taken by the event bus ${bus}`)
}

/** Puts a notice for the person who runs the installation on the bus. Throws when the bus does not take it. */
export async function publishNotice(bus: string, text: string): Promise<void> {
  const Detail = JSON.stringify({ text })
  const Entries = [{ EventBusName: bus, Source: EVENT_SOURCE, DetailType: OPERATOR_TOLD, Detail }]
  const { Entries: taken } = await eventBridge.send(new PutEventsCommand({ Entries }))
  const refused = taken?.[0]?.ErrorCode
  if (refused) throw new Error(`a notice was not taken by the event bus ${bus}: ${refused}`)
}
