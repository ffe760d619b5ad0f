import type { ChorokConfig } from './config-shape.ts'

/** What an installation is called on AWS. Two stages in one account share none of these. */
export interface InstallationNames {
  stack: string
  bus: string
  /** What the names of the secrets in Parameter Store begin with. */
  parameters: string
  /** Of its metrics. */
  namespace: string
  /** The HTTP API that Slack calls. */
  api: string
}

/** Without a stage, the names under which the first installations stand. */
export function installationNames({
  stage,
  parameters,
}: Pick<ChorokConfig, 'stage' | 'parameters'>): InstallationNames {
  if (!stage)
    return { stack: 'Chorok', bus: 'chorok', parameters: parameters ?? '/chorok', namespace: 'Chorok', api: 'SlackApi' }
  return {
    stack: `Chorok-${stage}`,
    bus: `chorok-${stage}`,
    parameters: parameters ?? `/chorok-${stage}`,
    namespace: `Chorok/${stage}`,
    api: `SlackApi-${stage}`,
  }
}
