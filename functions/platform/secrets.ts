import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm'
import { type Instant, MINUTE } from '../text/seoul.ts'

const ssm = new SSMClient({})
const KEPT = 5 * MINUTE

export type SecretName = 'slack-bot-token' | 'slack-signing-secret' | 'data-go-kr-key'
export type Secrets = Partial<Record<SecretName, string>>

/** A reader of SecureString parameters below a prefix, asked again after five minutes; a missing one is left out. */
export function openSecrets(prefix: string, clock: () => Instant): (...names: SecretName[]) => Promise<Secrets> {
  const kept = new Map<string, { secrets: Promise<Secrets>; until: Instant }>()
  return (...names) => {
    const key = names.join()
    const known = kept.get(key)
    if (known && known.until > clock()) return known.secrets
    const secrets = readParameters(prefix, names)
    kept.set(key, { secrets, until: clock() + KEPT })
    secrets.catch(() => kept.delete(key))
    return secrets
  }
}

/** A reader of one of them. */
export function openSecret(prefix: string, name: SecretName, clock: () => Instant): () => Promise<string | undefined> {
  const secrets = openSecrets(prefix, clock)
  return async () => (await secrets(name))[name]
}

async function readParameters(prefix: string, names: SecretName[]): Promise<Secrets> {
  const answer = await ssm.send(
    new GetParametersCommand({ Names: names.map((name) => `${prefix}/${name}`), WithDecryption: true }),
  )
  const found = (answer.Parameters ?? []).map((parameter) => [
    parameter.Name?.slice(prefix.length + 1),
    parameter.Value,
  ])
  return Object.fromEntries(found) as Secrets
}
