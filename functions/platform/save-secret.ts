import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import type { SecretName } from './secrets.ts'

/** Writes a secret as a SecureString below a prefix, over whatever stood there. Throws what AWS said, without the secret. */
export async function saveSecret(prefix: string, name: SecretName, secret: string): Promise<void> {
  const parameter = { Name: `${prefix}/${name}`, Value: secret, Type: 'SecureString' as const, Overwrite: true }
  await new SSMClient({}).send(new PutParameterCommand(parameter))
}
