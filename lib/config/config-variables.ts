import type { ChorokConfig } from './config-shape.ts'

/** Settings that doors read, by the name of their environment variable. A setting that is absent has no variable: the door's default holds. */
export function configVariables(config: ChorokConfig) {
  return {
    CHOROK_MORNING: config.morning,
    CHOROK_POSTS_A_MINUTE: config.postsAMinute?.toString(),
    CHOROK_READ_BACK: config.readBack ? 'on' : undefined,
    CHOROK_OPERATOR_CHANNEL: config.operatorChannel,
    CHOROK_ESG_BOARD: config.esgBoard,
    CHOROK_EXTRA_SOURCES: config.extraSources?.length ? JSON.stringify(config.extraSources) : undefined,
  } satisfies Record<string, string | undefined>
}
