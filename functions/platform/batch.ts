import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { log } from './log.ts'

/**
 * Runs `work` on the JSON body of each record. A record whose work throws is logged and goes back to the queue; the others do not. `tries`:
 * how often the queue has handed it out, this time included.
 */
export async function eachRecord(
  event: SQSEvent,
  work: (body: unknown, tries: number) => Promise<unknown>,
): Promise<SQSBatchResponse> {
  const processor = new BatchProcessor(EventType.SQS)
  async function handleRecord(record: SQSRecord): Promise<void> {
    try {
      await work(JSON.parse(record.body), Number(record.attributes.ApproximateReceiveCount))
    } catch (error) {
      log.error('record given back to the queue', { messageId: record.messageId, error: error as Error })
      throw error
    }
  }
  return processPartialResponse(event, handleRecord, processor, { throwOnFullBatchFailure: false })
}
