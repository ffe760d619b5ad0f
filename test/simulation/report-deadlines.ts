import { playDeadlines } from './play-deadlines.ts'

interface DeadlineReportOptions {
  deliveries: number
  seed: number
  intensity: number
}

const MAX_TRACE_LINES = 60

/** Plays a world of notices with last days and prints what became of their reminders and news; false when a promise was broken. */
export async function playDeadlinesAndReport(
  options: DeadlineReportOptions,
  print: (line: string) => void,
): Promise<boolean> {
  const startedAt = Date.now()
  const result = await playDeadlines({ ...options, progress: (share) => print(`${Math.round(share * 100)} %`) })
  const { complaints, deliveries, events, faults, reminders, news, expected, posts, ambiguous, repeated } = result
  for (const { kind, about } of complaints.slice(0, 20)) print(`${kind}: ${about}`)
  const [first] = complaints.filter(({ subjects }) => subjects.length > 1)
  if (first) {
    const { lines } = await playDeadlines({ ...options, follow: first.subjects })
    print(`\nthe last that happened around it (${first.kind}: ${first.about}):`)
    for (const line of lines.slice(-MAX_TRACE_LINES)) print(line)
  }
  const byKind = Map.groupBy(complaints, ({ kind }) => kind)
  const count = (kind: string) => byKind.get(kind)?.length ?? 0
  print(
    JSON.stringify({
      deliveries,
      events,
      faults: [...faults.values()].reduce((sum, times) => sum + times, 0),
      remindersDue: expected,
      reminders,
      news,
      lost: count('lost'),
      duplicated: count('duplicated'),
      afterTheDay: count('after the day'),
      forAnOldDay: count('old day'),
      broken: Object.fromEntries([...byKind].map(([kind, some]) => [kind, some.length])),
      posts,
      ambiguous,
      repeated,
      seed: options.seed,
      seconds: Math.round((Date.now() - startedAt) / 100) / 10,
      cpuSeconds: Math.round(process.cpuUsage().user / 100_000) / 10,
    }),
  )
  return complaints.length === 0
}
