/** A deliberate defect: a piece of a source file's text, and what replaces it. */
export interface Mutant {
  name: string
  file: string
  /** Occurs in the file exactly once. */
  find: string
  replace: string
  /** The store over which it shows: a defect in functions/store shows only over a real table. */
  store?: 'dynamodb'
  /** Shown by a crash at every call of one delivery, which the other mutants over a real table go without. */
  atEveryCall?: boolean
  /** Shown only where channels are read back. */
  readBack?: boolean
  /** Shown where much is to be done at once, which the other mutants go without. */
  backlogs?: boolean
  /** Shown by notices with last days, which the other mutants go without. */
  deadlines?: boolean
  /** The seed of the world that shows it soonest; the others are played where that one does not. */
  seed?: number
  /** How much else goes wrong: 4 unless given. */
  intensity?: number
  /** The test file that judges it, where no simulation can: the simulation knows no single request of an AWS client. */
  test?: string
  /** The size of world in which it shows: 500 deliveries in memory and 150 over a table unless given. */
  deliveries?: number
}

const DELIVERY = 'functions/delivery'
const STORE = 'functions/store'

export const MUTANTS: Mutant[] = [
  {
    name: 'save validators before releases',
    file: 'functions/releases/polling/poll-source.ts',
    find: 'const stored = await store(reading.releases, setAside)',
    replace:
      'await save(afterReading(before, reading, [], 0, now))\n    const stored = await store(reading.releases, setAside)',
    // A source that goes on publishing shows the lost rows again, so a world seldom shows it.
    test: 'test/releases/set-aside.test.ts',
  },
  {
    name: 'store a release without its bell',
    file: 'functions/releases/polling/store-reading.ts',
    find: '...listed, release }, ringAt, ahead)',
    replace: '...listed, release }, undefined && ringAt, ahead)',
  },
  {
    name: 'move overdue bells and ring nobody',
    file: 'functions/releases/sweep-bells.ts',
    find: 'deps.ring(bells).then(',
    replace: 'deps.ring([]).then(',
  },
  {
    name: 'give a channel back with its message although something came',
    file: `${STORE}/message-rows.ts`,
    find: 'held(lease, changes, NOTHING_CAME)',
    replace: 'held(lease, changes)',
    store: 'dynamodb',
  },
  {
    name: 'give a channel back with the first of several messages',
    file: `${DELIVERY}/choose-task.ts`,
    find: '!isMoreDue && due.length === message.releaseIds.length',
    replace: '!isMoreDue',
  },
  {
    name: 'open a message without the lease',
    file: `${STORE}/message-rows.ts`,
    find: 'held(lease, [setOpen(message.messageId)])',
    replace: "held(lease, [setOpen(message.messageId)], 'fence <> :fence OR fence = :fence')",
    test: 'test/store/ledger.test.ts',
  },
  {
    name: 'treat an unknown error as permanent',
    file: 'functions/slack/client/slack-errors.ts',
    find: "test(error) ? 'unlisted'",
    replace: "test(error) ? 'channel'",
  },
  {
    name: 'retry inside the client',
    file: 'functions/slack/client/web-client.ts',
    find: 'retries: 0',
    replace: 'retries: 2, minTimeout: 1, maxTimeout: 1',
  },
  {
    name: 'forget partial batch failures',
    file: 'functions/platform/batch.ts',
    find: 'return processPartialResponse(event, handleRecord, processor, { throwOnFullBatchFailure: false })',
    replace:
      'await processPartialResponse(event, handleRecord, processor, { throwOnFullBatchFailure: false })\n  return { batchItemFailures: [] }',
  },
  {
    name: 'take the bell off before planning',
    file: `${DELIVERY}/match-release.ts`,
    find: 'const matches = await deps.matchesOf(release)',
    replace: 'await deps.silenceRelease(release, ringAt)\n  const matches = await deps.matchesOf(release)',
  },
  {
    name: 'take the bell off whatever rang meanwhile',
    file: `${DELIVERY}/match-release.ts`,
    find: 'if (isDone) await deps.silenceRelease(release, ringAt)',
    replace:
      'const now2 = (await deps.releaseById(releaseId)) ?? release\n  if (isDone) await deps.silenceRelease(now2, (await deps.releaseBell(releaseId)) ?? ringAt)',
    deliveries: 3_000,
  },
  {
    name: 'trust the index of who was told at once',
    file: `${DELIVERY}/match-release.ts`,
    find: '(release.revisedAt ?? 0) < plan.editsFrom - INDEX_LAG_MS',
    replace: '(release.revisedAt ?? 0) <= plan.editsFrom + INDEX_LAG_MS',
    deliveries: 20_000,
  },
  {
    name: 'take a channel’s bell off while Slack puts it off',
    file: `${DELIVERY}/deliver-channel.ts`,
    find: 'store.giveBackChannel(lease, bellAt, notBefore, waitingSince)',
    replace: 'store.giveBackChannel(lease, undefined, notBefore)',
  },
  {
    name: 'take a channel’s bell off while something is due later',
    file: `${DELIVERY}/deliver-channel.ts`,
    find: 'store.giveBackChannel(lease, next.dueAt, notBefore)',
    replace: 'store.giveBackChannel(lease, undefined, notBefore)',
  },
  {
    name: 'mark posted before the send',
    file: `${DELIVERY}/send-message.ts`,
    find: 'const answer = await carrier.post(',
    replace:
      "await store.saveMessage(lease, { ...message, state: 'sent', ts: '1', shown: message.releaseIds.map(() => 0) })\n  const answer = await carrier.post(",
  },
  {
    name: 'give up what Slack puts off, under a name',
    file: `${DELIVERY}/send-message.ts`,
    find: 'return holdBack(deps, lease, sending, answer.retryAt)',
    replace: "return closeMessage(deps, lease, sending, now, () => ({ state: 'failed', reason: answer.detail }))",
  },
  {
    name: 'pause a channel though nobody could be told',
    file: `${DELIVERY}/pause-channel.ts`,
    find: 'if (tellAgainAt !== undefined) return tellAgainAt',
    replace: '',
    deliveries: 3_000,
  },
  {
    name: 'count no ambiguity when an answer is lost',
    file: `${DELIVERY}/settle-message.ts`,
    find: 'ambiguous: message.ambiguous + 1',
    replace: 'ambiguous: message.ambiguous',
  },
  {
    name: 'send without writing down that it is being sent',
    file: `${DELIVERY}/send-message.ts`,
    find: "state: 'sending',\n    slot: undefined,",
    replace: "state: 'held back',\n    slot: undefined,",
  },
  {
    name: 'send though the lease is lost',
    file: `${DELIVERY}/send-message.ts`,
    find: 'if (!isSaved) return clock.now() + MINUTE',
    replace: '',
    deliveries: 3_000,
  },
  {
    name: 'find nothing when reading a channel back',
    file: 'functions/slack/posting/seek-message.ts',
    find: 'message_id === messageId',
    replace: 'false',
    readBack: true,
  },
  {
    name: 'read back the first page only',
    file: 'functions/slack/posting/seek-message.ts',
    find: 'cursor = response_metadata?.next_cursor',
    replace: 'cursor = undefined',
    readBack: true,
    deliveries: 3_000,
  },
  {
    name: 'post in quiet hours',
    file: `${DELIVERY}/choose-task.ts`,
    find: 'lease.quiet && endOfQuiet(lease.quiet, now)',
    replace: 'undefined as number | undefined',
  },
  {
    name: 'leave no second between messages',
    file: 'functions/slack/posting/slack-carrier.ts',
    find: 'messagePauseMs: 1_000',
    replace: 'messagePauseMs: 0',
  },
  {
    name: 'post without asking who still wants it',
    file: `${DELIVERY}/message-parts.ts`,
    find: 'delivery.matches.filter(({ queryId }) => standing.has(queryId))',
    replace: 'delivery.matches',
  },
  {
    name: 'drop what is left out under one name',
    file: `${DELIVERY}/send-message.ts`,
    find: "dropped.get(id) ?? 'unsubscribed'",
    replace: "dropped.has(id) ? 'unsubscribed' : 'unsubscribed'",
    deliveries: 3_000,
  },
  {
    name: 'count an edit as shown though the channel was closed',
    file: `${DELIVERY}/edit-message.ts`,
    find: "if (answer.outcome === 'closed') return pauseChannel",
    replace: "if (answer.outcome === 'closed' && answer.reason === '') return pauseChannel",
    deliveries: 8_000,
  },
  {
    name: 'keep the reasons a delivery was first planned for',
    file: `${DELIVERY}/plan-deliveries.ts`,
    find: 'await addMatches(deps, delivery, dueAt, ringAt)',
    replace: 'false',
    deliveries: 3_000,
  },
  {
    name: 'wake a channel after planning, not with it',
    file: `${STORE}/write-and-wake.ts`,
    find: 'const refused = await refusedWrites(table, [...writes, wake])',
    replace:
      'const refused = writes.length > 0 ? await refusedWrites(table, writes) : []\n      if (refused.length === 0) await refusedWrites(table, [wake])',
    store: 'dynamodb',
    atEveryCall: true,
  },
  {
    name: 'drop the condition on plan',
    file: `${STORE}/delivery-rows.ts`,
    find: "return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } }",
    replace: 'return { Put: { TableName, Item } }',
    store: 'dynamodb',
  },
  {
    name: 'ignore the fence',
    file: `${STORE}/message-rows.ts`,
    find: "ConditionExpression = 'fence = :fence'",
    replace: "ConditionExpression = 'fence >= :fence'",
    store: 'dynamodb',
    atEveryCall: true,
  },
  {
    name: 'lease a channel that is held',
    file: `${STORE}/channel-rows.ts`,
    find: 'attribute_not_exists(leaseUntil) OR leaseUntil <= :now',
    replace: 'attribute_not_exists(leaseUntil) OR leaseUntil <= :now OR leaseUntil > :now',
    store: 'dynamodb',
  },
]
