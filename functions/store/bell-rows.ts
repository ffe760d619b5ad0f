import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type Bell, MAX_RING_PAUSE_MS } from '../releases/bell.ts'
import type { Instant } from '../text/seoul.ts'
import { writeIfConditionHolds } from './table/conditional-writes.ts'
import { BELL_SHARDS, keys } from './table/keys.ts'
import { firstRows, type Row } from './table/read-rows.ts'
import type { Table } from './table/table.ts'

// A bell is rung whatever else stands in its row. One that could not be read would stop all others.
const BellRow = z.object({ pk: z.string(), ringAt: z.number(), rings: z.int().catch(0) })

export interface OverdueBell {
  bell: Bell
  ringAt: Instant
  rings: number
}

/**
 * Bells: a release whose deliveries are not planned, or a channel with something due, has `bell`, `ringAt` and `rings` in its row. The
 * index finds the overdue ones and may lag behind; the condition on the row itself decides.
 */
export function bellRows(table: Table) {
  const TableName = table.name

  return {
    /** At most `limit` overdue bells of each shard, in a shard the longest overdue first. */
    async overdueBells(now: Instant, limit: number): Promise<OverdueBell[]> {
      const shards = await Promise.all(
        Array.from({ length: BELL_SHARDS }, (_, shard) =>
          table.db.send(
            new QueryCommand({
              TableName,
              IndexName: 'bells',
              KeyConditionExpression: 'bell = :bell AND ringAt <= :now',
              ExpressionAttributeValues: { ':bell': `BELL#${shard}`, ':now': now },
              Limit: limit,
            }),
          ),
        ),
      )
      return shards.flatMap(({ Items }) => Items ?? []).map(overdueBell)
    },

    /**
     * Bells that are overdue, or were rung before and will be again within the hour: at most `limit` of each shard, those due first. A bell
     * set for a later time, as for the next morning, is none of them.
     */
    async rungBells(now: Instant, limit: number): Promise<OverdueBell[]> {
      const between = (shard: number, from: Instant, to: Instant) => ({
        IndexName: 'bells',
        KeyConditionExpression: 'bell = :bell AND ringAt BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':bell': `BELL#${shard}`, ':from': from, ':to': to },
      })
      const shards = await Promise.all(
        Array.from({ length: BELL_SHARDS }, async (_, shard) => {
          const overdue = await firstRows(table, between(shard, 0, now), limit)
          const soon = between(shard, now + 1, now + MAX_RING_PAUSE_MS)
          const values = { ...soon.ExpressionAttributeValues, ':none': 0 }
          const rung = { ...soon, FilterExpression: 'rings > :none', ExpressionAttributeValues: values }
          return [...overdue, ...(await firstRows(table, rung, limit))]
        }),
      )
      return shards.flat().map(overdueBell)
    },

    /** Moves an overdue bell to `to`; false when somebody else moved it, or took it off, in the meantime. */
    async postponeBell({ bell, ringAt, rings }: OverdueBell, to: Instant): Promise<boolean> {
      return writeIfConditionHolds(() =>
        table.db.send(
          new UpdateCommand({
            TableName,
            Key: keys.bell(bell),
            UpdateExpression: 'SET ringAt = :to, rings = :rings, waitingSince = if_not_exists(waitingSince, :seen)',
            ConditionExpression: 'ringAt = :seen',
            ExpressionAttributeValues: { ':to': to, ':rings': rings + 1, ':seen': ringAt },
          }),
        ),
      )
    },
  }
}

function overdueBell(row: Row): OverdueBell {
  const { pk, ringAt, rings } = BellRow.parse(row)
  return { bell: bellOf(pk), ringAt, rings }
}

function bellOf(pk: string): Bell {
  const [kind, first = '', second = ''] = pk.split('#')
  return kind === 'RELEASE' ? { of: 'release', releaseId: first } : { of: 'channel', team: first, channel: second }
}
