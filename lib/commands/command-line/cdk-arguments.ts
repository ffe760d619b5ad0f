import type { ParseArgsOptionsConfig } from 'node:util'

/** The options that `deploy` and `synth` pass on to the CDK. `-c` is the old way to give a setting. */
export const CDK_OPTIONS = {
  context: { type: 'string', short: 'c', multiple: true, default: [] },
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
