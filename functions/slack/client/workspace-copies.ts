import type { Copy } from '../../copy/copy.ts'
import { COPIES } from '../../copy/languages/copies.ts'
import type { Language } from '../../copy/languages/language.ts'
import { log } from '../../platform/log.ts'
import { type Instant, MINUTE } from '../../text/seoul.ts'

/** How long a form may be opened in the language that was read last, before it is read again. */
const LANGUAGE_KNOWN_MS = MINUTE

/** A channel's worker sends several messages in a row: one look at the language is enough for them. */
export const MESSAGE_LANGUAGE_KEPT_MS = 5_000

export interface WorkspaceCopiesDeps {
  now(): Instant
  /** The language a workspace chose; Korean when it chose none. */
  languageOf(team: string): Promise<Language>
}

/** The copy in a workspace's language. */
export interface WorkspaceCopies {
  (team: string): Promise<Copy>
  /** The same without a read; undefined when the language was not read within the last minute. It may be another by now. */
  known(team: string): Copy | undefined
}

/**
 * Reads a workspace's language, so that another one counts everywhere at once; calls at the same time share a read. `keptMs`: for how long one
 * answer does. When it cannot be read, the workspace is answered in Korean.
 */
export function openWorkspaceCopies({ now, languageOf }: WorkspaceCopiesDeps, keptMs = 0): WorkspaceCopies {
  const reading = new Map<string, Promise<Language>>()
  const lastRead = new Map<string, { language: Language; at: Instant }>()

  function readWithin(team: string, ms: number): Language | undefined {
    const last = lastRead.get(team)
    return last && now() < last.at + ms ? last.language : undefined
  }

  async function readLanguage(team: string): Promise<Language> {
    try {
      const language = await languageOf(team)
      lastRead.set(team, { language, at: now() })
      return language
    } catch (error) {
      log.warn('language of a workspace unknown', { team, error: error as Error })
      return 'ko'
    } finally {
      reading.delete(team)
    }
  }

  async function copyOf(team: string): Promise<Copy> {
    const known = readWithin(team, keptMs)
    if (known) return COPIES[known]
    const language = reading.get(team) ?? readLanguage(team)
    reading.set(team, language)
    return COPIES[await language]
  }

  return Object.assign(copyOf, {
    known(team: string): Copy | undefined {
      const language = readWithin(team, LANGUAGE_KNOWN_MS)
      return language && COPIES[language]
    },
  })
}
