const zone = { timeZone: 'Asia/Seoul' } as const
const clock = new Intl.DateTimeFormat('ko-KR', { ...zone, hour: 'numeric', minute: '2-digit' })
const day = new Intl.DateTimeFormat('ko-KR', { ...zone, month: 'long', day: 'numeric', weekday: 'long' })
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `오후 3:05` */
export function clockOf(at: number): string {
  return clock.format(at)
}

/** `11월 22일 일요일` */
export function dayOf(at: number): string {
  return day.format(at)
}

/** `방금`, `5분 전`, `3시간 전`, `2일 전` */
export function agoOf(at: number, now: number): string {
  const age = now - at
  if (age < MINUTE) return '방금'
  if (age < HOUR) return `${Math.floor(age / MINUTE)}분 전`
  if (age < DAY) return `${Math.floor(age / HOUR)}시간 전`
  return `${Math.floor(age / DAY)}일 전`
}

/** The instant (ms) of a Slack timestamp. */
export function instantOf(ts: string): number {
  return Number(ts) * 1000
}
