import type { Mutant } from './mutant-table.ts'

const DELIVERY = 'functions/delivery'
const STORE = 'functions/store'

/** Defects that no simulated world shows, each with the test file that must notice it. */
export const TESTED_MUTANTS: (Mutant & { test: string })[] = [
  {
    name: 'forget the entries that the event bus did not take',
    file: 'functions/platform/events.ts',
    find: 'waiting = failed',
    replace: 'waiting = []',
    test: 'test/platform/events.test.ts',
  },
  {
    name: 'forget the bells that the queue did not take',
    file: 'functions/platform/queue.ts',
    find: 'refused.has(String(index))',
    replace: "refused.has('none of them')",
    test: 'test/platform/queue.test.ts',
  },
  {
    name: 'keep secrets for ever',
    file: 'functions/platform/secrets.ts',
    find: 'if (cached && cached.until > clock()) return',
    replace: 'if (cached) return',
    test: 'test/platform/secrets.test.ts',
  },
  {
    name: 'keep a failed read of secrets for five minutes',
    file: 'functions/platform/secrets.ts',
    find: '|| forget(), forget)',
    replace: '|| forget(), () => undefined)',
    test: 'test/platform/secrets.test.ts',
  },
  {
    name: 'keep that a secret is absent',
    file: 'functions/platform/secrets.ts',
    find: 'names.every((name) => read[name]) || forget()',
    replace: 'read',
    test: 'test/platform/secrets.test.ts',
  },
  {
    name: 'send each release of a refused digest by itself',
    file: `${DELIVERY}/set-aside.ts`,
    find: '[id, { part:',
    replace: '[id, { alone: true, part:',
    test: 'test/delivery/set-aside.test.ts',
  },
  {
    name: 'put what is new into a half of a refused digest',
    file: `${DELIVERY}/choose-task.ts`,
    find: 'wasSetAside(one) || one.part !== undefined)',
    replace: 'wasSetAside(one))',
    test: 'test/delivery/set-aside.test.ts',
  },
  {
    name: 'give out turns that make more than a minute may have',
    file: `${STORE}/workspace-rows.ts`,
    find: 'Math.ceil((MINUTE + SENT_EARLY_MS) / (postsAMinute - burst + 1))',
    replace: 'Math.ceil(MINUTE / postsAMinute)',
    test: 'test/store/workspace-rows.test.ts',
  },
  {
    name: 'pause a channel without the fence',
    file: `${STORE}/channel-rows.ts`,
    find: "'fence = :fence AND attribute_not_exists(paused)'",
    replace: "'(fence = :fence OR fence <> :fence) AND attribute_not_exists(paused)'",
    test: 'test/store/channel-rows.test.ts',
  },
  {
    name: 'resume a channel without a word to its worker',
    file: `${STORE}/channel-rows.ts`,
    find: 'REMOVE paused ADD rung :one',
    replace: 'REMOVE paused ADD resumed :one',
    test: 'test/store/channel-rows.test.ts',
  },
  {
    name: 'match a release under embargo',
    file: `${DELIVERY}/match-release.ts`,
    find: ' || release.showAt > now) return undefined',
    replace: ') return undefined',
    test: 'test/delivery/match-release.test.ts',
  },
  {
    name: 'drop the keys that a batch left unprocessed',
    file: `${STORE}/table/read-rows.ts`,
    find: 'remaining = page.UnprocessedKeys?.[table.name]?.Keys ?? []',
    replace: 'remaining = []',
    test: 'test/store/table/partial-failures.test.ts',
  },
  {
    name: 'read what is due from a copy that lags',
    file: `${STORE}/delivery-rows.ts`,
    find: "ExpressionAttributeValues: { ':pk': keys.channel(channel).pk },\n        ConsistentRead: true,",
    replace: "ExpressionAttributeValues: { ':pk': keys.channel(channel).pk },",
    test: 'test/store/table/partial-failures.test.ts',
  },
  {
    name: 'take a row of a later version for none',
    file: `${STORE}/table/read-shape.ts`,
    find: '  throw read.unreadable\n',
    replace: '  return undefined\n',
    test: 'test/store/unreadable-rows.test.ts',
  },
  {
    name: 'take a subscription that cannot be read for ended',
    file: `${STORE}/subscription-rows.ts`,
    find: 'yield read ? read.value : { ...channelOfKey(row.sk), queryId, unreadable: true }',
    replace: 'if (read) yield read.value',
    test: 'test/store/unreadable-rows.test.ts',
  },
  {
    name: 'drop a delivery whose release cannot be read',
    file: `${DELIVERY}/find-due-deliveries.ts`,
    find: "if (release === 'unreadable') return release",
    replace: "if (release === 'unreadable') return 'withdrawn'",
    test: 'test/delivery/unreadable-rows.test.ts',
  },
  {
    name: 'let a row that cannot be stored hold up its source',
    file: 'functions/releases/polling/store-reading.ts',
    find: 'if (isRowFault(error)) setAside',
    replace: 'if (isRowFault(error) && id === undefined) setAside',
    test: 'test/releases/set-aside.test.ts',
  },
  {
    name: 'set rows aside while the table is in trouble',
    file: 'functions/releases/set-aside.ts',
    find: 'return error instanceof RowRefused',
    replace: 'return error instanceof Error || error instanceof RowRefused',
    test: 'test/releases/set-aside.test.ts',
  },
]
