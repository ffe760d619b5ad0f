import type { ArchivedRelease } from '../../lib/commands/replay/archived-release.ts'

let lastNum = 0

/** A release as a file of past releases has it, each with a number and an address of its own. */
export function anArchivedRelease(title: string, date: string, change: Partial<ArchivedRelease> = {}): ArchivedRelease {
  lastNum += 1
  const url = `https://ministry.example.go.kr/view?num=${lastNum}`
  return {
    num: lastNum,
    url,
    title,
    date,
    ministry: '산업통상자원부 자원산업정책국',
    summary: `${title}을 발표하였다.`,
    ...change,
  }
}
