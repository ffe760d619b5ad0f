import { type Instant, MINUTE } from '../text/seoul.ts'
import { readParameters } from './read-parameters.ts'

const CACHE_MS = 5 * MINUTE

/** The parameters that let us speak to Slack. */
export const SLACK_SECRETS = ['slack-bot-token', 'slack-signing-secret'] as const
export type SlackSecret = (typeof SLACK_SECRETS)[number]

/** Reads parameters by their names below the prefix; one that does not exist is left out. */
export type ReadSecrets = <Name extends string>(...names: Name[]) => Promise<Partial<Record<Name, string>>>

/**
 * A reader of the SecureString parameters below a prefix. What was read is used for five minutes. Neither a failed read nor the absence of
 * a parameter is kept: whoever has just entered a secret is not to wait for it.
 */
export function openSecrets(prefix: string, clock: () => Instant, readValues = readParameters): ReadSecrets {
  const cache = new Map<string, { secrets: Promise<Record<string, string>>; until: Instant }>()
  return (...names) => {
    const key = names.join()
    const cached = cache.get(key)
    if (cached && cached.until > clock()) return cached.secrets as ReturnType<ReadSecrets>
    const secrets = readBelow(prefix, names, readValues)
    cache.set(key, { secrets, until: clock() + CACHE_MS })
    const forget = () => cache.delete(key)
    secrets.then((read) => names.every((name) => read[name]) || forget(), forget)
    return secrets as ReturnType<ReadSecrets>
  }
}

/** A reader of one parameter at a time; undefined where there is none of that name. */
export function openSecret(
  prefix: string,
  clock: () => Instant,
  readValues = readParameters,
): (name: string) => Promise<string | undefined> {
  const secrets = openSecrets(prefix, clock, readValues)
  return async (name) => (await secrets(name))[name]
}

async function readBelow(
  prefix: string,
  names: string[],
  readValues: typeof readParameters,
): Promise<Record<string, string>> {
  const values = await readValues(names.map((name) => `${prefix}/${name}`))
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.slice(prefix.length + 1), value]))
}
