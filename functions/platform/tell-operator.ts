import { publishNotice } from './events.ts'
import { enqueue } from './queue.ts'

/** Where notices for the person who runs the installation go. */
export interface OperatorPlaces {
  /** The event bus: from there they go to the mail on AWS, to the terminal and the page on one machine. */
  bus: string
  answerQueue: string
  /** A channel in Slack, if one is set. The answer door posts there. */
  channel?: string | undefined
}

/** Tells the operator a plain text, in every place there is. Throws when one did not take it. */
export async function tellOperator({ bus, answerQueue, channel }: OperatorPlaces, text: string): Promise<void> {
  await publishNotice(bus, text)
  if (channel) await enqueue(answerQueue, { job: 'operator', channel, text })
}
