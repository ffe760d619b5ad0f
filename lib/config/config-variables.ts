import type { ChorokConfig, SettingName } from './config-shape.ts'

/** Settings that doors read, each with its environment variable. */
export const VARIABLES = {
  morning: 'CHOROK_MORNING',
  postsAMinute: 'CHOROK_POSTS_A_MINUTE',
  readBack: 'CHOROK_READ_BACK',
  operatorChannel: 'CHOROK_OPERATOR_CHANNEL',
  rules: 'CHOROK_RULES',
  esgBoard: 'CHOROK_ESG_BOARD',
  extraSources: 'CHOROK_EXTRA_SOURCES',
} as const satisfies Partial<Record<SettingName, string>>

type Variable = (typeof VARIABLES)[keyof typeof VARIABLES]

/** Settings by the name of their environment variable. A setting that is absent has no variable: the door's default holds. */
export function configVariables(config: ChorokConfig): Record<Variable, string | undefined> {
  return {
    CHOROK_MORNING: config.morning,
    CHOROK_POSTS_A_MINUTE: config.postsAMinute?.toString(),
    CHOROK_READ_BACK: config.readBack ? 'on' : undefined,
    CHOROK_OPERATOR_CHANNEL: config.operatorChannel,
    CHOROK_RULES: config.rules ? 'on' : undefined,
    CHOROK_ESG_BOARD: config.esgBoard,
    CHOROK_EXTRA_SOURCES: config.extraSources?.length ? JSON.stringify(config.extraSources) : undefined,
  }
}
