import type { ParseArgsOptionsConfig } from 'node:util'

/** The options that `deploy` and `synth` pass on to the CDK. docs/settings.md explains the settings that `-c` takes. */
export const CDK_OPTIONS = {
  context: { type: 'string', short: 'c', multiple: true, default: [] },
  profile: { type: 'string' },
  verbose: { type: 'boolean', short: 'v', default: false },
} as const satisfies ParseArgsOptionsConfig

export function cdkArguments(values: {
  context: readonly string[]
  profile?: string | undefined
  verbose: boolean
}): string[] {
  return [
    ...values.context.flatMap((setting) => ['--context', setting]),
    ...(values.profile ? ['--profile', values.profile] : []),
    ...(values.verbose ? ['--verbose'] : []),
  ]
}
