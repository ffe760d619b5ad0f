import { expect, test } from 'vitest'

// The doors log each job that they give back to the queue, and here that is most jobs.
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
const { playDeadlines } = await import('./play-deadlines.ts')

test.each([
  [1, 1],
  [2, 3],
])(
  'two weeks of notices with last days, seed %i, faults times %i: each reminder and move is told once, and in time',
  async (seed, intensity) => {
    const { complaints, reminders, news, expected, faults } = await playDeadlines({ deliveries: 250, seed, intensity })
    expect(complaints.map(({ kind, about }) => `${kind}: ${about}`)).toEqual([])
    expect(expected).toBeGreaterThan(60)
    expect(reminders).toMatchObject({
      posted: expect.any(Number),
      moved: expect.any(Number),
      withdrawn: expect.any(Number),
    })
    expect(news).toMatchObject({ posted: expect.any(Number) })
    expect([...faults.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(600)
  },
)
