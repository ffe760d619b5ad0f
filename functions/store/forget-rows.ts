import { DeleteCommand, paginateScan } from '@aws-sdk/lib-dynamodb'
import { type Key, keys, UNDELIVERED_PK } from './table/keys.ts'
import { writeChange } from './table/migrate-table.ts'
import type { Row } from './table/read-rows.ts'
import type { Table } from './table/table.ts'

export interface ToForget {
  /** The workspace that is forgotten, with its channels. Its subscriptions must be ended first: queries are counted. */
  team: string
  /** The source that is forgotten. */
  sourceId: string
  /** Whether a release, by its row, came from that source. */
  isForgotten(release: Row): boolean
}

/**
 * Takes every trace of a source and of a workspace out of the table: releases with their names, plans and deliveries in every channel, and
 * what messages repeat of them. Rows are read whole, twice; nothing else may work on the table meanwhile. The rows of the releases go
 * last, so that a run that was cut off is completed by the next.
 */
export async function forgetRows(table: Table, what: ToForget): Promise<{ releases: number; rows: number }> {
  const forgotten = new Map<string, Key>()
  const emptied = new Set<string>()
  for await (const row of everyRow(table))
    if (row.sk === 'RELEASE' && what.isForgotten(row)) forgotten.set(String(row.id), keys.release(String(row.id)))
  let rows = 0
  for await (const row of everyRow(table)) {
    const left = whatIsLeft(row, what, forgotten)
    if (left === row || (row.sk === 'RELEASE' && left === undefined)) continue
    if (left) await writeChange(table, row, left)
    else {
      await remove(table, row)
      if (typeof row.messageId === 'string') emptied.add(row.messageId)
    }
    rows += 1
  }
  if (emptied.size > 0) await closeEmptied(table, emptied)
  for (const key of forgotten.values()) await remove(table, key)
  return { releases: forgotten.size, rows: rows + forgotten.size }
}

/** The row without what is forgotten: the same row where it holds nothing of it, undefined where nothing is left. */
function whatIsLeft(row: Row, { team, sourceId }: ToForget, forgotten: Map<string, unknown>): Row | undefined {
  const pk = String(row.pk)
  const sk = String(row.sk)
  const isGone = (id: unknown) => forgotten.has(String(id))
  if (pk.startsWith(`CHANNEL#${team}#`) || sk.startsWith(`CHANNEL#${team}#`)) return undefined
  if (pk === keys.workspace(team).pk || (pk === keys.refusedWorkspace(team).pk && sk === team)) return undefined
  if (pk === keys.source(sourceId).pk && sk === sourceId) return undefined
  if (pk === keys.ill('').pk && (row.subject === sourceId || row.subject === team)) return undefined
  if (pk === keys.unheardPause({ team, channel: '' }).pk && sk.startsWith(`${team}#`)) return undefined
  if (pk === UNDELIVERED_PK && sk.startsWith(`${team}#`)) return undefined
  if (pk.startsWith('FEEDBACK#') && row.team === team) return undefined
  if (sk === 'RELEASE') return isGone(row.id) ? undefined : withoutCopiesOf(sourceId, row)
  const releaseId = row.releaseId ?? row.remindsOf
  if (releaseId !== undefined) return isGone(releaseId) ? undefined : row
  if (pk.startsWith('PLAN#')) return isGone(pk.slice('PLAN#'.length)) ? undefined : row
  if (Array.isArray(row.releaseIds)) return withoutReleases(row, row.releaseIds, isGone)
  if (row.untold instanceof Set) return withoutUntold(row, row.untold, isGone)
  return row
}

/** Lists that stand beside the releases of a message, in their order. */
const PARALLEL_LISTS = ['releaseIds', 'shown', 'deliveryIds']

function withoutReleases(row: Row, releaseIds: unknown[], isGone: (id: unknown) => boolean): Row | undefined {
  const kept = releaseIds.map((id) => !isGone(id))
  if (kept.every(Boolean)) return row
  if (!kept.some(Boolean)) return undefined
  const lists = PARALLEL_LISTS.flatMap((name) => {
    const list = row[name]
    return Array.isArray(list) ? [[name, list.filter((_, index) => kept[index])]] : []
  })
  return { ...row, ...Object.fromEntries(lists) }
}

function withoutUntold(row: Row, untold: Set<unknown>, isGone: (id: unknown) => boolean): Row {
  const kept = [...untold].filter((id) => !isGone(id))
  if (kept.length === untold.size) return row
  // DynamoDB has no empty sets.
  return { ...row, untold: kept.length > 0 ? new Set(kept) : undefined }
}

function withoutCopiesOf(sourceId: string, row: Row): Row {
  const copies = (row.alsoAt ?? []) as Row[]
  const others = copies.filter((copy) => copy.sourceId !== sourceId)
  return others.length === copies.length ? row : { ...row, alsoAt: others }
}

/** Channels whose open message held nothing but what is forgotten have none any more. */
async function closeEmptied(table: Table, messageIds: Set<string>): Promise<void> {
  for await (const row of everyRow(table))
    if (row.sk === 'CHANNEL' && messageIds.has(String(row.openMessageId)))
      await writeChange(table, row, { ...row, openMessageId: undefined })
}

async function* everyRow(table: Table): AsyncGenerator<Row> {
  const pages = paginateScan({ client: table.db }, { TableName: table.name, ConsistentRead: true })
  for await (const { Items = [] } of pages) yield* Items
}

async function remove(table: Table, { pk, sk }: Row | Key): Promise<void> {
  await table.db.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }))
}
