import type { DeliveryTrouble } from '../../delivery/delivery.ts'
import { log } from '../../platform/log.ts'
import { measure } from '../../platform/metrics.ts'

const TROUBLE_MESSAGES = {
  'set aside': 'message set aside',
  failed: 'delivery failed',
  'digest refused': 'digest refused, its releases are sent alone',
  'edit given up': 'message not edited, it shows its releases as they were',
  'workspace silent': 'workspace does not answer',
}

/** One line for everything that could not be sent, with channel, releases and reason. */
export function logTrouble({ trouble, ...about }: DeliveryTrouble): void {
  if (trouble === 'failed') measure({ DeliveriesFailed: 'releaseIds' in about ? about.releaseIds.length : 0 })
  if (trouble === 'edit given up') measure({ EditsRefused: 1 })
  if (trouble === 'workspace answers') log.info('workspace answers again', about)
  else log.warn(TROUBLE_MESSAGES[trouble], about)
}
