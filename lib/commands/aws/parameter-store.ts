import { DeleteParametersCommand, GetParametersCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { awsClientOptions } from '../../../functions/platform/aws-client.ts'
import { openSecrets, type ReadSecrets } from '../../../functions/platform/secrets.ts'
import type { Instant } from '../../../functions/text/seoul.ts'

/* Parameter Store as commands use it: in a region that is named, with the profiles and proxies of this shell. */

/** As `openSecrets`, for commands that know their installation and not the region of this shell. */
export function openSecretsIn(region: string, prefix: string, clock: () => Instant): ReadSecrets {
  const client = openClient(region)
  return openSecrets(prefix, clock, async (Names) => {
    const { Parameters = [] } = await client.send(new GetParametersCommand({ Names, WithDecryption: true }))
    return Object.fromEntries(Parameters.map(({ Name, Value }) => [Name, Value]))
  })
}

/** Writes a secret as a SecureString below a prefix, over whatever stood there. Throws what AWS said, without the secret. */
export async function saveSecret(region: string, prefix: string, name: string, secret: string): Promise<void> {
  const parameter = { Name: `${prefix}/${name}`, Value: secret, Type: 'SecureString' as const, Overwrite: true }
  await openClient(region).send(new PutParameterCommand(parameter))
}

/** Deletes secrets by the whole names of their parameters, ten at most; those that are not there count as deleted. */
export async function deleteSecrets(region: string, Names: string[]): Promise<void> {
  if (Names.length === 0) return
  await openClient(region).send(new DeleteParametersCommand({ Names }))
}

function openClient(region: string): SSMClient {
  return new SSMClient({ region, ...awsClientOptions() })
}
