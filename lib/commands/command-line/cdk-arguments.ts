import type { ParseArgsOptionsConfig } from 'node:util'

/** What both `deploy` and `synth` hand on to the CDK. Settings by `-c` are explained in docs/settings.md. */
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
