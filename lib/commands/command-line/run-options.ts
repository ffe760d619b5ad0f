/** The options of every way to run the bot on this machine. */
export const RUN_OPTIONS = {
  offline: { type: 'boolean', default: false },
  feed: { type: 'string', multiple: true, default: [] as string[] },
} as const

export const RUN_HELP = `  --offline  인터넷의 출처를 읽지 않습니다.
  --feed     이 피드도 함께 읽습니다. 여러 번 적을 수 있습니다.

설정은 chorok.config.json과 환경 변수(CHOROK_PORT 등)에서 읽습니다: docs/settings.md`
