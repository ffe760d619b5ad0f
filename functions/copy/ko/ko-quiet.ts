/** When a channel is told nothing. */
export const koQuiet = {
  /** Words we understand, in either language; what stands behind them says when. */
  command: /^(?:quiet(?: hours)?|조용히|조용한 ?시간|방해 ?금지)(?: (.+))?$/iu,
  off: /^(?:off|none|끄기|꺼|끔|해제|취소|없음)$/iu,
  /** `22:00-07:00`, `22-7`, `22시~7시 30분`, `22시부터 7시까지` */
  span: /^(?<fromHour>\d{1,2}) ?(?::(?<fromMinute>[0-5]\d)|시)? ?(?:[-~–—〜～]|부터|to) ?(?<toHour>\d{1,2}) ?(?::(?<toMinute>[0-5]\d)|시)?(?: ?까지)?$/iu,

  set: (from: string, to: string) =>
    `이 채널에는 ${from}부터 ${to}까지(한국 시간) 알리지 않습니다. 그 사이에 나온 발표는 ${to}에 보내 드립니다.`,
  ended: '조용한 시간이 없습니다. 발표가 나오는 대로 알려 드립니다.',
  none: '정해 둔 조용한 시간이 없습니다.',
  line: (from: string, to: string) => `조용한 시간: ${from}~${to}`,
  how: '정하려면 `/subscriptions 조용히 22:00-07:00`, 끄려면 `/subscriptions 조용히 끄기`를 입력해 주세요.',
  unclear: (words: string) => `‘${words}’에서 시각을 읽지 못했습니다.`,
  undone: '되돌렸습니다.',
}
