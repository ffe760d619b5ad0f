import { particle } from '../../../functions/text/particle.ts'
import type { ChorokConfig } from '../../config/config-shape.ts'
import { configVariables } from '../../config/config-variables.ts'
import { CONTEXT_SETTINGS, readConfig, readVariables } from '../../config/read-config.ts'
import { exitWithError } from './command-line.ts'

/** The options that name the settings of a command's installation. */
export const CONFIG_OPTIONS = { config: { type: 'string' }, profile: { type: 'string' } } as const

/**
 * The settings of the installation a command is about. Exits with code 2 and a sentence for each thing that is wrong with them. The file
 * and the profile are left in the environment for whatever the command starts.
 */
export function commandConfig(
  { config: file, profile }: { config?: string | undefined; profile?: string | undefined } = {},
  context: Record<string, string> = {},
): ChorokConfig {
  if (file) process.env.CHOROK_CONFIG = file
  if (profile) process.env.AWS_PROFILE = profile
  const read = readConfig(context)
  return read.outcome === 'read' ? read.config : exitWithError(read.sentences.join('\n'))
}

/**
 * The same, with the settings put where doors read them on this machine: a variable that is set already wins over the file, and is checked as
 * the file is.
 */
export function commandConfigInEnvironment(): ChorokConfig {
  const config = commandConfig()
  const variables = readVariables(process.env)
  if (variables.outcome === 'refused') exitWithError(variables.sentences.join('\n'))
  for (const [name, value] of Object.entries(configVariables(config)))
    if (value !== undefined) process.env[name] ||= value
  return config
}

/**
 * Settings given as `-c name=value`. They are taken for one more release, with a warning: they would be gone at the next deploy. One that
 * is not known ends the command; names with a colon belong to the CDK.
 */
export function contextSettings(arguments_: readonly string[]): Record<string, string> {
  const settings: Record<string, string> = {}
  for (const argument of arguments_) {
    const [, name = argument, value = ''] = /^([^=]*)=([\s\S]*)$/.exec(argument) ?? []
    if (name.includes(':')) continue
    if (!CONTEXT_SETTINGS.some((known) => known === name))
      exitWithError(`-c ${name}: 모르는 설정입니다. 설정은 chorok.config.json에 적어 주세요(docs/settings.md).`)
    console.error(
      `! -c ${name}${particle(name, '은/는')} 다음 판에서 없어집니다. chorok.config.json에 적어 두면 다음에 올릴 때도 그대로 남습니다.`,
    )
    settings[name] = value
  }
  return settings
}
