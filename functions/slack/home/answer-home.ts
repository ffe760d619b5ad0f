import type { HomeView } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { Language } from '../../subscriptions/language.ts'
import type { HomeJob } from '../jobs.ts'
import { drawHome } from './draw-home.ts'
import { type Deps as GatherDeps, gatherHome } from './gather-home.ts'

export interface Deps extends GatherDeps {
  copies: Record<Language, Copy>
  languageOf(team: string): Promise<Language>
  publishHome(user: string, view: HomeView): Promise<void>
}

/** Draws somebody's Home and shows it to them, in the language that was chosen a moment ago perhaps. */
export async function answerHome(deps: Deps, { team, user, direct }: HomeJob): Promise<void> {
  const [language, home] = await Promise.all([deps.languageOf(team), gatherHome(deps, team, user, direct)])
  const spoken = { copy: deps.copies[language], language, now: deps.now(), direct }
  await deps.publishHome(user, drawHome(home, spoken))
}
