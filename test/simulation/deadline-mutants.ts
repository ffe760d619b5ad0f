import type { Mutant } from './mutant-table.ts'

const DELIVERY = 'functions/delivery'
const RELEASES = 'functions/releases'
const DEADLINES = { deadlines: true, deliveries: 400 }

/** Defects of reminders, and of the news of moved days and withdrawals. */
export const DEADLINE_MUTANTS: Mutant[] = [
  {
    name: 'plan no reminder',
    file: `${RELEASES}/reminder.ts`,
    find: 'if (businessDays === 0) return []',
    replace: 'if (businessDays >= 0) return []',
    ...DEADLINES,
  },
  {
    name: 'remind by the latest wish of a channel',
    file: `${DELIVERY}/plan-deliveries.ts`,
    find: '.sort((one, other) => one - other)',
    replace: '.sort((one, other) => other - one)',
    test: 'test/delivery/reminders.test.ts',
  },
  {
    name: 'remind of a day that was moved',
    file: `${RELEASES}/reminder.ts`,
    find: "if (!days.includes(reminder.day)) return 'moved'",
    replace: '',
    ...DEADLINES,
  },
  {
    name: 'remind when the day is over',
    file: `${RELEASES}/reminder.ts`,
    find: "> lastDayOf(reminder) ? 'past' : undefined",
    replace: '> lastDayOf(reminder) ? undefined : undefined',
    ...DEADLINES,
    deliveries: 2_000,
  },
  {
    name: 'name every reminder of a release alike',
    file: `${RELEASES}/reminder.ts`,
    find: 'deliveryId: dueReminderId(id, due), remindAt',
    replace: "deliveryId: dueReminderId(id, '2026-12-31'), remindAt",
    ...DEADLINES,
  },
  {
    name: 'remind those who turned reminders off',
    file: `${DELIVERY}/message-parts.ts`,
    find: '|| !reminderOf(delivery)) return matches',
    replace: '|| deliveryIdOf(delivery) !== "") return matches',
    test: 'test/delivery/reminders.test.ts',
  },
  {
    name: 'plan nothing for a day that becomes known later',
    file: `${RELEASES}/same-release/revise-release.ts`,
    find: '|| bindsAnew(release, was, now)',
    replace: '',
    ...DEADLINES,
  },
  {
    name: 'tell no news of a moved day',
    file: `${RELEASES}/same-release/binding-news.ts`,
    find: "return isMoved ? newsOf({ ...release, dueBefore: was.due }, 'moved', now) : undefined",
    replace: 'return isMoved ? undefined : undefined',
    ...DEADLINES,
  },
  {
    name: 'save news without a bell',
    file: 'functions/releases/same-release/revise-release.ts',
    find: 'const news = told && { release: told, ringAt }',
    replace: 'const news = told && { release: told, ringAt: ringAt + 90 * 86_400_000 }',
    ...DEADLINES,
  },
  {
    name: 'trust the index of who was told when news is planned',
    file: `${DELIVERY}/match-release.ts`,
    find: '(news.announcedAt ?? 0) < plan.editsFrom - INDEX_LAG_MS',
    replace: '(news.announcedAt ?? 0) <= plan.editsFrom + INDEX_LAG_MS',
    ...DEADLINES,
    deliveries: 2_000,
  },
  {
    name: 'tell news that is overtaken',
    file: `${DELIVERY}/message-parts.ts`,
    find: "return of === 'unreadable' ? of : endOfNews(release, of, now)",
    replace: 'return undefined',
    test: 'test/delivery/tell-news.test.ts',
  },
]
