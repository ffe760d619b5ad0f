import { bellRows } from './bell-rows.ts'
import { channelRows } from './channel-rows.ts'
import { deliveryRows } from './delivery-rows.ts'
import { feedbackRows } from './feedback-rows.ts'
import { messageRows } from './message-rows.ts'
import { nameRows } from './name-rows.ts'
import { onceRows } from './once-rows.ts'
import { queryRows } from './query-rows.ts'
import { releaseRows } from './release-rows.ts'
import { sourceRows } from './source-rows.ts'
import { subscriptionRows } from './subscription-rows.ts'
import { outlastConflicts } from './table/outlast-conflicts.ts'
import { openTable, type Table } from './table/table.ts'
import { workspaceRows } from './workspace-rows.ts'

export type Store = ReturnType<typeof storeIn>

/** Everything that is kept, in the words of the domain. */
export function storeIn(given: Table, postsAMinute = 500) {
  const table = outlastConflicts(given)
  return {
    ...releaseRows(table),
    ...nameRows(table),
    ...bellRows(table),
    ...sourceRows(table),
    ...subscriptionRows(table),
    ...queryRows(table),
    ...channelRows(table),
    ...deliveryRows(table),
    ...messageRows(table),
    ...workspaceRows(table, postsAMinute),
    ...onceRows(table),
    ...feedbackRows(table),
  }
}

/** `postsAMinute`: the budget of a workspace, for whoever takes turns in it. */
export function openStore(tableName: string, postsAMinute?: number): Store {
  return storeIn(openTable(tableName), postsAMinute)
}
