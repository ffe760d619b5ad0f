import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { ChorokConfig } from './config-shape.ts'
import type { configVariables } from './config-variables.ts'

/*
The settings a stack was deployed with stand in its output `Settings`, so that the next deploy can say what would change. An alarm address
that is forgotten at a deploy would otherwise vanish without a word.
*/

export const SETTINGS_OUTPUT = 'Settings'

/** Settings by name, each as a short text. A source of one's own is one entry, with a hash in place of its line. */
export type DeployedSettings = Record<string, string>

export interface SettingChange {
  name: string
  before: string | undefined
  after: string | undefined
}

export function deployedSettings({ extraSources, ...config }: ChorokConfig): DeployedSettings {
  const plain = Object.entries(config).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
  )
  return { ...Object.fromEntries(plain), ...deployedSources(extraSources) }
}

function deployedSources(lines: ChorokConfig['extraSources'] = []): DeployedSettings {
  return Object.fromEntries(lines.map((line) => [`extraSources.${line.id}`, shortHash(JSON.stringify(line))]))
}

/** Reads the output of a deployed stack; undefined when it is none of ours. */
export function readDeployedSettings(output: string | undefined): DeployedSettings | undefined {
  try {
    return z.record(z.string(), z.string()).safeParse(JSON.parse(output ?? '')).data
  } catch {
    return undefined
  }
}

export function settingChanges(before: DeployedSettings, after: DeployedSettings): SettingChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names]
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, before: before[name], after: after[name] }))
}

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z
        .object({
          Endpoint: z.unknown(),
          Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).optional(),
        })
        .partial()
        .optional(),
    }),
  ),
})

/**
 * The settings of a stack that was deployed before the output was added, as far as its template tells: what its functions were given, and
 * where its alarms are mailed.
 */
export function settingsInTemplate(template: unknown): DeployedSettings {
  const parsed = Template.safeParse(template)
  if (!parsed.success) return {}
  const found: DeployedSettings = {}
  for (const { Type, Properties } of Object.values(parsed.data.Resources)) {
    if (Type === 'AWS::SNS::Subscription' && typeof Properties?.Endpoint === 'string')
      found.alarmEmail = Properties.Endpoint
    for (const [variable, value] of Object.entries(Properties?.Environment?.Variables ?? {}))
      if (typeof value === 'string') Object.assign(found, settingOfVariable(variable, value))
  }
  return found
}

function settingOfVariable(variable: string, value: string): DeployedSettings {
  switch (variable as keyof ReturnType<typeof configVariables>) {
    case 'CHOROK_MORNING':
      return { morning: value }
    case 'CHOROK_POSTS_A_MINUTE':
      return { postsAMinute: value }
    case 'CHOROK_READ_BACK':
      return value === 'on' ? { readBack: 'true' } : {}
    case 'CHOROK_RULES':
      return value === 'on' ? { rules: 'true' } : {}
    case 'CHOROK_OPERATOR_CHANNEL':
      return { operatorChannel: value }
    case 'CHOROK_ESG_BOARD':
      return { esgBoard: value }
    case 'CHOROK_EXTRA_SOURCES':
      return deployedSources(JSON.parse(value))
    default:
      return {}
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
