import { expect, test } from 'vitest'
import { isLeftOut, simulatedBoard } from '../../../lib/commands/replay/simulated-board.ts'
import { anArchivedRelease } from '../../support/an-archived-release.ts'

test('the ministries leave out a share of the releases, the same for the same seed', () => {
  const releases = Array.from({ length: 1000 }, (_, n) => anArchivedRelease(`발표 ${n}`, '2023-11-01'))
  const left = (seed: number) => releases.filter((release) => isLeftOut(release, 0.5, seed))
  expect(Math.abs(left(1).length - 500)).toBeLessThan(60)
  expect(left(1)).toEqual(left(1))
  expect(left(1)).not.toEqual(left(2))
})

test('the board repeats its share within a week, half of it without a link, the same for the same seed', () => {
  const releases = Array.from({ length: 1000 }, (_, n) => anArchivedRelease(`정·제련 기술 ${n}`, '2023-11-01'))
  const copies = simulatedBoard(releases, 0.3, 1)
  expect(copies.length).toBeGreaterThan(250)
  expect(copies.length).toBeLessThan(350)
  expect(new Set(copies.map(({ day }) => day))).toEqual(
    new Set([1, 2, 3, 4, 5, 6, 7, 8].map((day) => `2023-11-0${day}`)),
  )
  const linked = copies.filter(({ raw }) => raw.alsoAt?.length)
  expect(Math.abs(linked.length / copies.length - 0.5)).toBeLessThan(0.1)
  for (const { raw, of } of copies) expect(raw.published).toEqual({ day: of.date })
  expect(new Set(copies.map(({ raw }) => raw.ministry))).toEqual(
    new Set(['산업통상부', '산업통상자원부', '산업부', '산자부', '지식경제부']),
  )
  expect(copies.some(({ raw }) => raw.title.startsWith('[보도참고] 정?제련'))).toBe(true)
  expect(simulatedBoard(releases, 0.3, 1)).toEqual(copies)
  expect(simulatedBoard(releases, 0.3, 2)).not.toEqual(copies)
})
