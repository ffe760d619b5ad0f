import { dirname } from 'node:path/posix'
import type { ChorokConfig } from '../../config/config-shape.ts'
import { installationNames } from '../../config/installation-names.ts'
import { describeStack, type StackDescription } from '../aws/describe-stack.ts'

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
  const stack = await describeStack(config.region, installationNames(config).stack)
  return stack && installationIn(stack, config)
}

/** The installation that a stack holds; undefined when its outputs are not there yet. */
export function installationIn({ outputs }: StackDescription, config: ChorokConfig): Installation | undefined {
  if (!outputs.SlackRequestUrl) return undefined
  const [first] = outputs.ParametersToSet?.split(' ') ?? []
  const parameters = first ? dirname(first) : installationNames(config).parameters
  return { region: config.region, url: outputs.SlackRequestUrl, parameters }
}
