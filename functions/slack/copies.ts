import type { Copy } from '../copy/copy.ts'
import { en } from '../copy/en/en.ts'
import { ko } from '../copy/ko/ko.ts'
import { log } from '../platform/log.ts'
import type { Language } from '../subscriptions/language.ts'
import { type Instant, MINUTE } from '../text/seoul.ts'

export const COPIES: Record<Language, Copy> = { ko, en }

const KEPT = MINUTE

export interface Deps {
  now(): Instant
  languageOf(team: string): Promise<Language>
}

export interface Copies {
  (team: string): Promise<Copy>
  /** Without asking: undefined when nobody has asked lately. */
  known(team: string): Copy | undefined
}

interface Kept {
  language: Promise<Language>
  answered?: Language
  until: Instant
}

/** What a workspace is spoken to with, its language asked for once a minute; Korean when nobody can tell. */
export function openCopies({ now, languageOf }: Deps): Copies {
  const kept = new Map<string, Kept>()

  function fresh(team: string): Kept | undefined {
    const one = kept.get(team)
    return one && one.until > now() ? one : undefined
  }

  async function ask(team: string): Promise<Language> {
    try {
      return await languageOf(team)
    } catch (error) {
      kept.delete(team)
      log.warn('language of a workspace unknown', { team, error: error as Error })
      return 'ko'
    }
  }

  async function copyOf(team: string): Promise<Copy> {
    const asked: Kept = fresh(team) ?? { language: ask(team), until: now() + KEPT }
    kept.set(team, asked)
    asked.answered = await asked.language
    return COPIES[asked.answered]
  }

  return Object.assign(copyOf, {
    known(team: string): Copy | undefined {
      const answered = fresh(team)?.answered
      return answered && COPIES[answered]
    },
  })
}
