import { DeleteParametersCommand, GetParametersCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { type Instant, MINUTE } from '../text/seoul.ts'
import { awsClientOptions } from './aws-client.ts'

const ssm = new SSMClient(awsClientOptions())
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
export function openSecrets(prefix: string, clock: () => Instant, client = ssm): ReadSecrets {
  const cache = new Map<string, { secrets: Promise<Record<string, string>>; until: Instant }>()
  return (...names) => {
    const key = names.join()
    const cached = cache.get(key)
    if (cached && cached.until > clock()) return cached.secrets as ReturnType<ReadSecrets>
    const secrets = readParameters(client, prefix, names)
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
  client = ssm,
): (name: string) => Promise<string | undefined> {
  const secrets = openSecrets(prefix, clock, client)
  return async (name) => (await secrets(name))[name]
}

/** As `openSecrets`, in a region that is named, for commands that know their installation and not the region of this shell. */
export function openSecretsIn(region: string, prefix: string, clock: () => Instant): ReadSecrets {
  return openSecrets(prefix, clock, new SSMClient({ region, ...awsClientOptions() }))
}

/** Writes a secret as a SecureString below a prefix, over whatever stood there. Throws what AWS said, without the secret. */
export async function saveSecret(region: string, prefix: string, name: string, secret: string): Promise<void> {
  const parameter = { Name: `${prefix}/${name}`, Value: secret, Type: 'SecureString' as const, Overwrite: true }
  await new SSMClient({ region, ...awsClientOptions() }).send(new PutParameterCommand(parameter))
}

/** Deletes secrets by the whole names of their parameters, ten at most; those that are not there count as deleted. */
export async function deleteSecrets(region: string, Names: string[]): Promise<void> {
  if (Names.length === 0) return
  await new SSMClient({ region, ...awsClientOptions() }).send(new DeleteParametersCommand({ Names }))
}

async function readParameters(client: SSMClient, prefix: string, names: string[]): Promise<Record<string, string>> {
  const { Parameters = [] } = await client.send(
    new GetParametersCommand({ Names: names.map((name) => `${prefix}/${name}`), WithDecryption: true }),
  )
  return Object.fromEntries(Parameters.map((parameter) => [parameter.Name?.slice(prefix.length + 1), parameter.Value]))
}
