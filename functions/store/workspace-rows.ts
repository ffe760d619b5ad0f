import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Language } from '../copy/languages/language.ts'
import type { WorkspaceSilence } from '../delivery/carrier.ts'
import type { RefusedWorkspace } from '../ills/find-delivery-ills.ts'
import type { Channel } from '../subscriptions/channel.ts'
import { DAY, HOUR, type Instant, isAhead, MINUTE } from '../text/seoul.ts'
import { writeIfConditionHolds } from './table/conditional-writes.ts'
import { keys } from './table/keys.ts'
import { allRows, type Row } from './table/read-rows.ts'
import { readEach, readOrNote } from './table/read-shape.ts'
import { ROW_VERSION, WRITTEN } from './table/row-version.ts'
import { TTL_ATTRIBUTE } from './table/schema.ts'
import type { Table } from './table/table.ts'

// No channel of a workspace is sent to while its silence cannot be read, so only what a probe needs must be right.
const Silence = z.object({ since: z.number().catch(0), probeAt: z.number(), probes: z.int().catch(0) })

const WorkspaceRow = z.object({
  language: Language.optional(),
  silence: z.object({ since: z.number(), probeAt: z.number(), probes: z.int() }).optional(),
  givenUntil: z.number().optional(),
  givenAt: z.number().optional(),
  limitedAt: z.number().optional(),
  limitedIn: z.string().optional(),
})
/** Whoever reads a part of the row goes on without one that is damaged; that it is damaged is noted. */
export const workspaceShape = (row: Row) => WorkspaceRow.parse(row)

const RefusedRow = z.object({ team: z.string(), reason: z.string(), at: z.int() })
export const refusedShape = (row: Row) => RefusedRow.parse(row)
/** While something waits in a workspace it is tried every ten minutes. */
const REFUSED_FRESH_MS = 25 * MINUTE
/** A workspace that nobody tries for so long is none of ours any more. */
const REFUSED_KEPT_MS = 60 * DAY
const ACCEPTED_NOTED_EVERY_MS = MINUTE

/** Whether a refusal is so long ago that nobody knows what the workspace would take now; also where a clock ahead noted it. */
export function isLateRefusal(at: Instant, now: Instant): boolean {
  return at <= now - REFUSED_FRESH_MS || isAhead(at, now)
}

/** How long before its turn a message may be sent, as a worker sleeps through the last second. */
const SENT_EARLY_MS = 1_000
/** Channels that Slack limits within this time of each other are taken for one limit of the whole workspace. */
const ONE_LIMIT_WITHIN_MS = 10_000
/** Slack's limit holds a workspace up for an hour at most, and so many channels may have taken a turn behind it. What lies further ahead a clock that ran ahead wrote. */
const MAX_LIMIT_MS = HOUR
const MAX_TURNS_AHEAD = 5_000

/** That no turns were given, or none to be believed: they reach too far, were given at a time that is still to come, or are no number. */
const NOT_BELIEVED =
  'attribute_not_exists(givenUntil) OR givenUntil > :latest OR NOT attribute_type(givenUntil, :number) OR (attribute_exists(givenAt) AND (givenAt > :ahead OR NOT attribute_type(givenAt, :number)))'
const clockOf = (now: Instant) => ({ ':now': now, ':ahead': now + MINUTE })

/** How far ahead the turns of a budget may be given out (ms). */
export function longestBudget(turnMs: number): number {
  return MAX_LIMIT_MS + MAX_TURNS_AHEAD * turnMs + MINUTE
}

/**
 * The turns of a budget: how many unused ones may be spent in one burst, a tenth, and the time between two others (ms). Within any minute
 * there are at most `postsAMinute`, whatever was saved up before, and whoever sends a second early.
 */
export function turnsOf(postsAMinute: number): { burst: number; turnMs: number } {
  const burst = Math.max(1, Math.floor(postsAMinute / 10))
  return { burst, turnMs: Math.ceil((MINUTE + SENT_EARLY_MS) / (postsAMinute - burst + 1)) }
}

/**
 * Rows of workspaces: their language, whether they are silent, and their budget of posts and edits. The budget is one instant, `givenUntil`, up to which turns are
 * given out. With it stands `givenAt`, when it was last changed: where that is still to come, a clock that ran ahead gave those turns, and they
 * hold nobody.
 */
export function workspaceRows(table: Table, postsAMinute: number) {
  const { burst, turnMs } = turnsOf(postsAMinute)
  const acceptedAt = new Map<string, Instant>()

  function update(
    team: string,
    UpdateExpression: string,
    ConditionExpression: string,
    values: Record<string, unknown>,
  ) {
    const change = { UpdateExpression, ConditionExpression, ExpressionAttributeValues: values }
    const Key = keys.workspace(team)
    return table.db.send(new UpdateCommand({ TableName: table.name, Key, ...change, ReturnValues: 'ALL_NEW' }))
  }

  return {
    /** Takes the workspace's next turn. Returns when it is: now, or the later instant at which the caller may use it. */
    async reserveSlot(team: string, now: Instant): Promise<Instant> {
      for (;;) {
        let turnAt = 0
        const oldest = now - burst * turnMs
        const latest = now + longestBudget(turnMs)
        const next = async () => {
          const isBelieved =
            'givenUntil BETWEEN :oldest AND :latest AND (attribute_not_exists(givenAt) OR givenAt <= :ahead)'
          const values = { ...clockOf(now), ':step': turnMs, ':oldest': oldest, ':latest': latest }
          const answer = await update(team, 'SET givenAt = :now ADD givenUntil :step', isBelieved, values)
          turnAt = Number(answer.Attributes?.givenUntil)
        }
        if (await writeIfConditionHolds(next)) return Math.max(now, turnAt)
        const start = () =>
          // What is no number is compared with nothing: the budget begins anew, or the next turn would never come.
          update(
            team,
            'SET givenUntil = :first, givenAt = :now, v = if_not_exists(v, :v)',
            `givenUntil < :oldest OR ${NOT_BELIEVED}`,
            {
              ...clockOf(now),
              ':first': oldest + turnMs,
              ':oldest': oldest,
              ':latest': latest,
              ':number': 'N',
              ':v': ROW_VERSION,
            },
          )
        if (await writeIfConditionHolds(start)) return now
      }
    },

    /** Notes that Slack limited a channel. Two channels within ten seconds mean the workspace: then no turn comes before `until`. */
    async noteRateLimit({ team, channel }: Channel, now: Instant, until: Instant): Promise<void> {
      const { Attributes: before } = await table.db.send(
        new UpdateCommand({
          TableName: table.name,
          Key: keys.workspace(team),
          UpdateExpression: 'SET limitedAt = :now, limitedIn = :channel, v = if_not_exists(v, :v)',
          ExpressionAttributeValues: { ':now': now, ':channel': channel, ':v': ROW_VERSION },
          ReturnValues: 'UPDATED_OLD',
        }),
      )
      const isOneLimit = Math.abs(now - Number(before?.limitedAt)) <= ONE_LIMIT_WITHIN_MS
      if (!isOneLimit || before?.limitedIn === channel) return
      const later = `givenUntil < :until OR ${NOT_BELIEVED}`
      const values = { ...clockOf(now), ':until': until, ':latest': now + longestBudget(turnMs), ':number': 'N' }
      await writeIfConditionHolds(() => update(team, 'SET givenUntil = :until, givenAt = :now', later, values))
    },

    async silenceOf(team: string): Promise<WorkspaceSilence | undefined> {
      const Key = keys.workspace(team)
      const { Item } = await table.db.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
      if (Item) await readOrNote(table, workspaceShape, Item)
      return Silence.optional().catch(undefined).parse(Item?.silence)
    },

    /** Saves a workspace's silence, or ends it; false when it is no longer as it `was`. One that cannot be read is none. */
    async saveSilence(team: string, silence: WorkspaceSilence | undefined, was: WorkspaceSilence | undefined) {
      const set = silence ? 'SET silence = :silence' : 'REMOVE silence'
      const isNone = 'attribute_not_exists(silence) OR NOT attribute_type(silence.probeAt, :number)'
      const asItWas = was ? 'silence.probeAt = :probeAt' : isNone
      const values = {
        ...(silence && { ':silence': silence }),
        ...(was ? { ':probeAt': was.probeAt } : { ':number': 'N' }),
      }
      return writeIfConditionHolds(() => update(team, set, asItWas, values))
    },

    /** Notes that a workspace took nothing at all, and the carrier's word for why. */
    async noteRefusedWorkspace(team: string, reason: string, at: Instant): Promise<void> {
      const expires = Math.ceil((at + REFUSED_KEPT_MS) / 1000)
      const Item = { ...keys.refusedWorkspace(team), ...WRITTEN, team, reason, at, [TTL_ATTRIBUTE]: expires }
      await table.db.send(new PutCommand({ TableName: table.name, Item }))
    },

    /** Notes that a workspace took something: then it refuses no longer. Written once a minute at most, by each process. */
    async noteAccepted(team: string, now: Instant): Promise<void> {
      if (Math.abs(now - (acceptedAt.get(team) ?? Number.NEGATIVE_INFINITY)) < ACCEPTED_NOTED_EVERY_MS) return
      acceptedAt.set(team, now)
      await table.db.send(new DeleteCommand({ TableName: table.name, Key: keys.refusedWorkspace(team) }))
    },

    /** The workspaces that took nothing when they were last tried. `isLate`: that is some time ago, and one in which something waits is tried every ten minutes. */
    async refusedWorkspaces(now: Instant): Promise<RefusedWorkspace[]> {
      const rows = await allRows(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.refusedWorkspace('').pk },
      })
      const noted = await readEach(table, refusedShape, rows)
      return noted.map(({ team, reason, at }) => ({ team, reason, isLate: isLateRefusal(at, now) }))
    },

    /** Korean until somebody chose otherwise, and where the row holds no language we know. */
    async languageOf(team: string): Promise<Language> {
      const Key = keys.workspace(team)
      const { Item } = await table.db.send(new GetCommand({ TableName: table.name, Key }))
      if (Item) await readOrNote(table, workspaceShape, Item)
      return Language.catch('ko').parse(Item?.language)
    },

    async setLanguage(team: string, language: Language): Promise<void> {
      const set = {
        UpdateExpression: 'SET #language = :language, v = if_not_exists(v, :v)',
        ExpressionAttributeNames: { '#language': 'language' },
        ExpressionAttributeValues: { ':language': language, ':v': ROW_VERSION },
      }
      await table.db.send(new UpdateCommand({ TableName: table.name, Key: keys.workspace(team), ...set }))
    },
  }
}
