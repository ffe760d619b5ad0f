import { sourceSecretsIn } from '../../../functions/sources/catalog/source-secrets.ts'
import { installationNames } from '../../config/installation-names.ts'
import { openLedger } from '../../local/doors/open-ledger.ts'
import { localDirectory } from '../../local/local-directory.ts'
import { environmentWithSecrets } from '../../local/read-secrets.ts'
import { commandConfigInEnvironment } from './command-config.ts'
import { exitWithError } from './command-line.ts'

/**
 * Opens the ledger that a command reads: the table of AWS that `CHOROK_TABLE` names, or else the one that this machine keeps in its folder. Sets
 * the environment variables a door reads, so whatever reads them must be imported afterwards. Exits with a sentence and code 2 when there
 * is no such folder, or when a program is using it.
 */
export async function openCommandLedger(options: {
  /** Whether sources are left unread. */
  offline: boolean
}): Promise<{ stop(): Promise<void> }> {
  const config = commandConfigInEnvironment()
  const { parameters } = installationNames(config)
  const { CHOROK_TABLE, CHOROK_PARAMETERS = parameters, AWS_REGION = config.region } = process.env
  if (CHOROK_TABLE) {
    const CHOROK_CATALOG = options.offline ? 'off' : 'live'
    Object.assign(process.env, { CHOROK_PARAMETERS, AWS_REGION, CHOROK_CATALOG })
    return { stop: async () => undefined }
  }
  const dynamodb = process.env.AWS_ENDPOINT_URL_DYNAMODB || undefined
  const extraSources = options.offline ? [] : config.extraSources
  const { environment, stop } = await openLocally().catch((error: Error) => exitWithError(error.message))
  Object.assign(process.env, environment)
  return { stop }

  async function openLocally() {
    // The keys of sources may stand beside the tokens; what reads no source needs none.
    const sourceSecrets = options.offline ? {} : sourceSecretsIn(environmentWithSecrets(process.env))
    return openLedger({ directory: localDirectory(), dynamodb, extraSources, sourceSecrets, ...options })
  }
}
