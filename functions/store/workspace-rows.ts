import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Channel } from '../subscriptions/channel.ts'
import { Language } from '../subscriptions/language.ts'
import { type Instant, MINUTE } from '../text/seoul.ts'
import { keys } from './table/keys.ts'
import type { Table } from './table/table.ts'
import { ifAllowed } from './table/write-conditions.ts'

/** How many turns unused lately may be made up for. */
const BURST = 50
/** Channels put off within this time of each other are put off for one reason. */
const TOGETHER = 10_000

/** Rows of workspaces: their language, and the budget of posts and edits as the instant up to which turns are given out. */
export function workspaceRows(table: Table, postsAMinute: number) {
  const step = Math.ceil(MINUTE / postsAMinute)

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
    /** Gives a turn in the workspace's budget: now, or the instant at which to come back and use it. */
    async reserveSlot(team: string, now: Instant): Promise<Instant> {
      for (;;) {
        let given = 0
        const oldest = now - BURST * step
        const next = async () => {
          const answer = await update(team, 'ADD givenUntil :step', 'givenUntil >= :oldest', {
            ':step': step,
            ':oldest': oldest,
          })
          given = Number(answer.Attributes?.givenUntil)
        }
        if (await ifAllowed(next)) return Math.max(now, given)
        const start = () =>
          update(team, 'SET givenUntil = :first', 'attribute_not_exists(givenUntil) OR givenUntil < :oldest', {
            ':first': oldest + step,
            ':oldest': oldest,
          })
        if (await ifAllowed(start)) return now
      }
    },

    /** Notes that Slack put a channel off. Two channels within ten seconds mean the workspace: then no turn comes before `until`. */
    async noteRateLimit({ team, channel }: Channel, now: Instant, until: Instant): Promise<void> {
      const { Attributes: before } = await table.db.send(
        new UpdateCommand({
          TableName: table.name,
          Key: keys.workspace(team),
          UpdateExpression: 'SET limitedAt = :now, limitedIn = :channel',
          ExpressionAttributeValues: { ':now': now, ':channel': channel },
          ReturnValues: 'UPDATED_OLD',
        }),
      )
      if (!before || Number(before.limitedAt) < now - TOGETHER || before.limitedIn === channel) return
      const later = 'attribute_not_exists(givenUntil) OR givenUntil < :until'
      await ifAllowed(() => update(team, 'SET givenUntil = :until', later, { ':until': until }))
    },

    /** Korean, until somebody chose otherwise. */
    async languageOf(team: string): Promise<Language> {
      const Key = keys.workspace(team)
      const { Item } = await table.db.send(new GetCommand({ TableName: table.name, Key }))
      return Language.catch('ko').parse(Item?.language)
    },

    async setLanguage(team: string, language: Language): Promise<void> {
      const set = {
        UpdateExpression: 'SET #language = :language',
        ExpressionAttributeNames: { '#language': 'language' },
        ExpressionAttributeValues: { ':language': language },
      }
      await table.db.send(new UpdateCommand({ TableName: table.name, Key: keys.workspace(team), ...set }))
    },
  }
}
