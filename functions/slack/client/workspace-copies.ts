import type { Copy } from '../../copy/copy.ts'
import { COPIES } from '../../copy/languages/copies.ts'
import type { Language } from '../../copy/languages/language.ts'
import { log } from '../../platform/log.ts'
import { type Instant, MINUTE } from '../../text/seoul.ts'

const LANGUAGE_KEPT_MS = MINUTE

export interface WorkspaceCopiesDeps {
  now(): Instant
  /** The language a workspace chose; Korean when it chose none. */
  languageOf(team: string): Promise<Language>
}

/** The copy in a workspace's language. */
export interface WorkspaceCopies {
  (team: string): Promise<Copy>
  /** The same without a read; undefined when the language was not read within the last minute. */
  known(team: string): Copy | undefined
}

interface KeptLanguage {
  language: Promise<Language>
  answered?: Language
  until: Instant
}

/** Reads each workspace's language at most once a minute. When it cannot be read, the workspace is answered in Korean. */
export function openWorkspaceCopies({ now, languageOf }: WorkspaceCopiesDeps): WorkspaceCopies {
  const kept = new Map<string, KeptLanguage>()

  function keptLanguage(team: string): KeptLanguage | undefined {
    const language = kept.get(team)
    return language && language.until > now() ? language : undefined
  }

  async function readLanguage(team: string): Promise<Language> {
    try {
      return await languageOf(team)
    } catch (error) {
      kept.delete(team)
      log.warn('language of a workspace unknown', { team, error: error as Error })
      return 'ko'
    }
  }

  async function copyOf(team: string): Promise<Copy> {
    const language: KeptLanguage = keptLanguage(team) ?? {
      language: readLanguage(team),
      until: now() + LANGUAGE_KEPT_MS,
    }
    kept.set(team, language)
    language.answered = await language.language
    return COPIES[language.answered]
  }

  return Object.assign(copyOf, {
    known(team: string): Copy | undefined {
      const answered = keptLanguage(team)?.answered
      return answered && COPIES[answered]
    },
  })
}
