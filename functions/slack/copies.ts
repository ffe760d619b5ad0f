import { log } from '../platform/log.ts'
import type { Language } from '../subscriptions/language.ts'
import { type Instant, MINUTE } from '../text/seoul.ts'
import type { Copy } from './copy/copy.ts'
import { en } from './copy/en.ts'
import { ko } from './copy/ko.ts'

export const COPIES: Record<Language, Copy> = { ko, en }

const KEPT = MINUTE

export interface Deps {
  now(): Instant
  languageOf(team: string): Promise<Language>
}

/** What a workspace is spoken to with, its language asked for once a minute; Korean when nobody can tell. */
export function openCopies({ now, languageOf }: Deps): (team: string) => Promise<Copy> {
  const kept = new Map<string, { language: Promise<Language>; until: Instant }>()

  async function ask(team: string): Promise<Language> {
    try {
      return await languageOf(team)
    } catch (error) {
      kept.delete(team)
      log.warn('language of a workspace unknown', { team, error: error as Error })
      return 'ko'
    }
  }

  return async (team) => {
    const known = kept.get(team)
    if (known && known.until > now()) return COPIES[await known.language]
    const language = ask(team)
    kept.set(team, { language, until: now() + KEPT })
    return COPIES[await language]
  }
}
