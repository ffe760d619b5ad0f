import { dirname } from 'node:path/posix'
import type { ChorokConfig } from '../../config/config-shape.ts'
import { installationNames } from '../../config/installation-names.ts'
import { describeStack } from '../aws/describe-stack.ts'

/** Where an installation stands, as its stack says. */
export interface Installation {
  region: string
  /** The URL that Slack calls. */
  url: string
  /** What the names of its secrets begin with. */
  parameters: string
}

/**
 * Finds the installation of these settings by the outputs of its stack: what was deployed counts, not what this shell has set. Undefined when
 * nothing is deployed. Throws an `AwsRefusal`.
 */
export async function findInstallation(config: ChorokConfig): Promise<Installation | undefined> {
  const { stack, parameters } = installationNames(config)
  const { outputs = {} } = (await describeStack(config.region, stack)) ?? {}
  if (!outputs.SlackRequestUrl) return undefined
  const [first] = outputs.ParametersToSet?.split(' ') ?? []
  return { region: config.region, url: outputs.SlackRequestUrl, parameters: first ? dirname(first) : parameters }
}
