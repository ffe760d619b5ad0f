import type { DayComparison, Difference, DifferenceReason } from '../../../functions/delivery/compare-day.ts'

const WHY: Record<DifferenceReason, string> = {
  'source not read': '출처를 읽지 못하고 있습니다',
  'shown since': '마지막으로 읽은 뒤에 출처가 바뀌었습니다. 다음에 읽을 때 들어옵니다',
  'not matched yet': '아직 구독과 맞춰 보는 중입니다',
  'subscribed just then': '발표와 같은 때에 구독했습니다',
  waiting: '보낼 시각을 기다립니다',
  paused: '채널이 멈춰 있습니다',
  failed: 'Slack이 받지 않았습니다',
  dropped: '보내지 않기로 했습니다',
  late: '보낼 시각이 한 시간 넘게 지났습니다',
  unexplained: '까닭을 알 수 없습니다',
}

/** A day as a person reads it: `2026-11-21  게시 42 · 일치 9 · 전달 9`, and a line for each difference. */
export function reconciledLines({ day, published, matched, delivered, differences }: DayComparison): string[] {
  return [`${day}  게시 ${published} · 일치 ${matched} · 전달 ${delivered}`, ...differences.map(differenceLine)]
}

function differenceLine({ channel, title, url, reason, detail }: Difference): string {
  const where = channel ? `${channel} 채널에 못 간 발표` : '저장되지 않은 발표'
  return `  ${where}: 「${title}」 ${WHY[reason]}${detail ? ` (${detail})` : ''}. ${url}`
}
