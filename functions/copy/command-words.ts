/** What people may type behind a command. Patterns are matched against text in which runs of spaces are one space. */
export interface CommandWords {
  /** In lower case; one of them alone asks for help. */
  help: string[]
  /** `탄소중립 5건`: the words (may be empty), the number, its unit if there is one. */
  count: RegExp
  /** `5건 탄소중립`: the number, its unit if there is one, the words. */
  countFirst: RegExp
  /** In lower case; behind `/unsubscribe` one of them alone means every subscription of the channel. */
  all: string[]
  quietHours: QuietHoursWords
}

export interface QuietHoursWords {
  /** Whether the words are about quiet hours at all; its group is what stands behind: a span, or a word that ends them. */
  command: RegExp
  /** Ends the quiet hours. */
  off: RegExp
  /** What is sent: where that is to be off (`주말 알림 끄기`), quiet is to be on. */
  messages: RegExp
  /** Ends a rest. */
  resume: RegExp
  /** From when to when, in the groups `fromHour`, `fromMinute`, `toHour` and `toMinute`; minutes may be absent. */
  span: RegExp
}

// These are understood in every workspace, whatever language it chose: people type what they are used to.

export const HELP_WORDS = ['help', '--help', '-h', '?', '도움', '도움말', '사용법']

export const ALL_WORDS = [
  '전체',
  '전부',
  '모두',
  '모든 키워드',
  '전체 키워드',
  '전체 구독',
  '다',
  'all',
  'everything',
  '*',
]

export const QUIET_HOURS_WORDS: QuietHoursWords = {
  command: /^(?:quiet(?: hours)?|조용히|조용한 ?시간|방해 ?금지)(?: (.+))?$/iu,
  off: /^(?:off|none|끄기|꺼|꺼줘|꺼주세요|끔|해제|해제해|해제해줘|취소|취소해줘|없음)$/iu,
  messages: /알림|알람|소식|메시지|notifications?|alerts?|messages?/iu,
  resume:
    /^(?:이제 )?(?:알림 ?)?(?:(?:다시|도로) ?(?:알려|켜|보내|받기|받을|시작).*|재개.*|쉬기 ?(?:끝|끄기|취소|해제|그만|종료).*|그만 쉬기|resume|unpause|unmute)$/iu,
  // `22:00-07:00`, `22-7`, `22시~7시 30분`, `22시부터 7시까지`
  span: /^(?<fromHour>\d{1,2}) ?(?::(?<fromMinute>[0-5]\d)|시)? ?(?:[-~–—〜～]|부터|to) ?(?<toHour>\d{1,2}) ?(?::(?<toMinute>[0-5]\d)|시)?(?: ?까지)?$/iu,
}

/** Options of `/subscribe` behind two dashes: `--remind 3`, `--마감알림 3일`, and `--no-remind`. */
export const REMIND_WORDS = {
  before: String.raw`remind|마감\s?알림`,
  unit: '일',
  none: String.raw`no-reminds?|no-reminders?|마감\s?알림\s?없음`,
}

/** Behind `/laws`: opens the form that takes a list. */
export const FORM_WORDS = ['추가', '등록', 'add']

/** More keywords than this are counted in an answer: their names stand in `/subscriptions`. */
export const MAX_KEYWORDS_NAMED = 5
