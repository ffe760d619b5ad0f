import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { UnheardPauses } from '../ills/find-delivery-ills.ts'
import { Ill } from '../ills/ill.ts'
import { Channel } from '../subscriptions/channel.ts'
import { batchesFrom } from '../text/batches.ts'
import { DAY, type Instant, MINUTE } from '../text/seoul.ts'
import { channelShape } from './channel-shape.ts'
import { writeIfConditionHolds } from './table/conditional-writes.ts'
import { keys } from './table/keys.ts'
import { allRows, type Row, rowsBeginning, rowsByKeys, streamRows } from './table/read-rows.ts'
import { readEach, readOrNote, tryShape } from './table/read-shape.ts'
import { WRITTEN } from './table/row-version.ts'
import { TTL_ATTRIBUTE } from './table/schema.ts'
import type { Table } from './table/table.ts'

/** An ill that has ended is kept for so long. */
const ENDED_KEPT_DAYS = 30
const MAX_ILLS_READ = 300

const LastPoll = z.object({ at: z.number() })
const Line = z.object({ downSince: z.number().optional() })

export const lastPollShape = (row: Row) => LastPoll.parse(row)
export const lineShape = (row: Row) => Line.parse(row)
export const illShape = (row: Row): Ill => Ill.parse(row)

const UnheardPause = Channel.extend({ reason: z.string(), at: z.number() })
export const unheardPauseShape = (row: Row) => UnheardPause.parse(row)

/** The pause itself is saved right after the note. */
const PAUSED_BY_MS = 10 * MINUTE
/** DynamoDB gives no more rows by their keys at once. */
const CHANNELS_AT_ONCE = 100
const MAX_NAMED = 50

/** What is left of a damaged row: it decides nothing but tellings, so that telling once more is the worst that comes of it. */
const Remnant = Ill.extend({
  subject: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  since: z.int().optional().catch(undefined),
  count: z.int().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
  members: z.array(z.string()).optional().catch(undefined),
  began: z.int().catch(0),
  ended: z.int().optional().catch(undefined),
  told: Ill.shape.told.catch('nothing'),
  tellings: z.array(z.int()).catch([]),
  tellingAt: z.int().optional().catch(undefined),
  version: z.number().catch(0),
})

/** Rows of ills, all in one partition so that they can be listed, of the last poll that reached a source, and of the line to Slack. */
export function illRows(table: Table) {
  const TableName = table.name

  /** Overwrites a damaged row with what is left of it. One of a kind that a later version knows is left alone: this one does not judge it. */
  async function mended(row: Row): Promise<Ill | undefined> {
    const id = String(row.sk)
    const [kind, subject] = [id.split('#')[0], id.includes('#') ? id.slice(id.indexOf('#') + 1) : undefined]
    const { success, data } = Remnant.safeParse({ ...row, id, kind, subject })
    if (!success) return undefined
    return (await save(data)) ? { ...data, version: Math.floor(data.version) + 1 } : undefined
  }

  async function save(ill: Ill): Promise<boolean> {
    const expires = ill.ended === undefined ? {} : { [TTL_ATTRIBUTE]: expiryOf(ill.ended) }
    const isUnknown = 'attribute_not_exists(pk) OR NOT attribute_type(version, :number)'
    const put = new PutCommand({
      TableName,
      Item: { ...keys.ill(ill.id), ...WRITTEN, ...ill, version: Math.floor(ill.version) + 1, ...expires },
      ...(ill.version === 0
        ? { ConditionExpression: isUnknown, ExpressionAttributeValues: { ':number': 'N' } }
        : { ConditionExpression: 'version = :known', ExpressionAttributeValues: { ':known': ill.version } }),
    })
    return writeIfConditionHolds(() => table.db.send(put))
  }

  return {
    /** Every ill that stands, or has ended in the last thirty days. A row that cannot be read is named, and overwritten with what is left of it. */
    async ills(): Promise<Ill[]> {
      const rows = await allRows(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.ill('').pk },
        ConsistentRead: true,
      })
      const read = await Promise.all(
        rows.map(async (row) => (await readOrNote(table, illShape, row))?.value ?? (await mended(row))),
      )
      return read.filter((ill) => ill !== undefined)
    },

    /**
     * Ills that stand and may keep releases from people, in one read. Their kinds lie between these two keys; of so many rows, what has
     * ended included, no installation comes near the limit.
     */
    async illsStanding(): Promise<Ill[]> {
      const { Items = [] } = await table.db.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
          FilterExpression: 'attribute_not_exists(ended)',
          ExpressionAttributeValues: { ':pk': keys.ill('').pk, ':first': 'late deliveries', ':last': 'source#\uffff' },
          Limit: MAX_ILLS_READ,
        }),
      )
      return readEach(table, illShape, Items)
    },

    /** Saves an ill with its version raised by one; false when another run was first. */
    saveIll: (ill: Ill): Promise<boolean> => save(ill),

    /** When a poll last reached at least one source; undefined when none ever did. */
    async lastPollAt(): Promise<Instant | undefined> {
      const { Item } = await table.db.send(new GetCommand({ TableName, Key: keys.lastPoll() }))
      return Item && (await readOrNote(table, lastPollShape, Item))?.value.at
    },

    /** Notes that a poll reached at least one source. */
    async notePoll(at: Instant): Promise<void> {
      await table.db.send(new PutCommand({ TableName, Item: { ...keys.lastPoll(), ...WRITTEN, at } }))
    },

    /** Since when there has been no line to Slack (ms); undefined while there is one. Only one machine has lines. */
    async lineDownSince(): Promise<Instant | undefined> {
      const { Item } = await table.db.send(new GetCommand({ TableName, Key: keys.line() }))
      return Item && (await readOrNote(table, lineShape, Item))?.value.downSince
    },

    async noteLine(downSince: Instant | undefined): Promise<void> {
      await table.db.send(new PutCommand({ TableName, Item: { ...keys.line(), ...WRITTEN, downSince } }))
    },
  }
}

function expiryOf(ended: Instant): number {
  return Math.floor((ended + ENDED_KEPT_DAYS * DAY) / 1000)
}

/** Notes of channels that were paused though nobody could be told, one a channel, kept until somebody resumed the channel. */
export function unheardPauseRows(table: Table) {
  /** Of these, the channels that are paused still, or may be. The notes of the others are deleted. */
  async function standing(noted: z.infer<typeof UnheardPause>[], now: Instant) {
    const rows = await rowsByKeys(table, noted.map(keys.channel))
    const over = noted.filter((note) => {
      const { pk } = keys.channel(note)
      const row = rows.find((one) => one.pk === pk)
      const read = row && tryShape(channelShape, row)
      if (read && 'unreadable' in read) return false
      return read?.value.paused === undefined && note.at < now - PAUSED_BY_MS
    })
    const forget = (note: Channel) =>
      table.db.send(new DeleteCommand({ TableName: table.name, Key: keys.unheardPause(note) }))
    await Promise.all(over.map(forget))
    return noted.filter((note) => !over.includes(note))
  }

  return {
    /** Notes that a channel is paused and that nobody could be told. */
    async noteUnheardPause({ team, channel }: Channel, reason: string, at: Instant): Promise<void> {
      const Item = { ...keys.unheardPause({ team, channel }), ...WRITTEN, team, channel, reason, at }
      await table.db.send(new PutCommand({ TableName: table.name, Item }))
    },

    /** The channels that are paused and nobody knows it: how many, and some of them. */
    async unheardPauses(now: Instant): Promise<UnheardPauses> {
      const found: UnheardPauses = { count: 0, first: [] }
      const notes = streamRows(table, rowsBeginning(keys.unheardPause({ team: '', channel: '' }).pk, ''))
      for await (const page of batchesFrom(notes, CHANNELS_AT_ONCE)) {
        const read = await Promise.all(page.map((row) => readOrNote(table, unheardPauseShape, row)))
        const still = await standing(
          read.flatMap((one) => (one ? [one.value] : [])),
          now,
        )
        found.count += still.length
        found.first.push(...still.slice(0, MAX_NAMED - found.first.length))
      }
      return found
    },
  }
}
