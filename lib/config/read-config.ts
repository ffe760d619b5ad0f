import type * as z from 'zod'
import { particle } from '../../functions/text/particle.ts'
import { ChorokConfig, SETTING_NAMES, type SettingName, WANTED } from './config-shape.ts'
import { VARIABLES } from './config-variables.ts'
import { exampleValues } from './example-values.ts'
import { shown } from './field-faults.ts'
import { readJson } from './read-json.ts'
import { readText, whyNotRead } from './read-text.ts'

const CONFIG_FILE = 'chorok.config.json'

export type ReadConfig =
  | { outcome: 'read'; config: ChorokConfig }
  /** One sentence for each thing that is wrong. */
  | { outcome: 'refused'; sentences: string[] }

/** Settings that `-c name=value` of deploy and synth still takes, in place of the file. */
export const CONTEXT_SETTINGS = [
  'parameters',
  'alarmEmail',
  'esgBoard',
  'extraSources',
  'readBack',
  'postsAMinute',
  'operatorChannel',
  'morning',
] as const satisfies SettingName[]

/**
 * The settings of this installation: those of `chorok.config.json` in the working directory, or of the file that the variable
 * `CHOROK_CONFIG` names. Without a file every setting has its default; a file that was named must be there. `context` holds settings
 * that were given on a command line, as texts; they win over the file.
 */
export function readConfig(
  context: Partial<Record<string, unknown>> = {},
  environment: NodeJS.ProcessEnv = process.env,
): ReadConfig {
  const file = readConfigFile(environment)
  if ('fault' in file) return refused([file.fault])
  const given = settingsFromTexts(
    CONTEXT_SETTINGS,
    (name) => context[name],
    (name) => `-c ${name}`,
  )
  if ('fault' in given) return refused([given.fault])
  if (!isObject(file.value))
    return refused([`${file.name}에는 {"morning": "09:00"}처럼 설정 묶음 하나가 있어야 합니다.`])
  return checkConfig({ ...file.value, ...given.value }, (name) =>
    name in given.value ? `-c ${name}` : `${file.name}: ${name}`,
  )
}

/** The settings that environment variables hold, which win over the file on one machine; an empty variable holds none. */
export function readVariables(environment: NodeJS.ProcessEnv): ReadConfig {
  const names = Object.keys(VARIABLES) as (keyof typeof VARIABLES)[]
  const placeOf = (name: SettingName) => (VARIABLES as Partial<Record<SettingName, string>>)[name] ?? name
  const given = settingsFromTexts(names, (name) => environment[VARIABLES[name]] || undefined, placeOf)
  return 'fault' in given ? refused([given.fault]) : checkConfig(given.value, placeOf)
}

/** Checks settings. `placeOf` names where a setting was written: `chorok.config.json: morning`. */
export function checkConfig(
  written: Record<string, unknown>,
  placeOf: (name: SettingName) => string = (name) => `${CONFIG_FILE}: ${name}`,
): ReadConfig {
  const parsed = ChorokConfig.safeParse(written)
  const sentences = parsed.success
    ? exampleValues(written).map(({ path, value }) => {
        const place = placeOfPath(path, placeOf)
        return `${place}${particleOf(place)} 예시 주소 그대로입니다(${shown(value)}). 실제 주소로 바꾸거나 지워 주세요.`
      })
    : parsed.error.issues.flatMap((issue) => sentencesOf(issue, written, placeOf))
  if (sentences.length > 0) return refused([...new Set(sentences)])
  return parsed.success ? { outcome: 'read', config: parsed.data } : refused(sentences)
}

function readConfigFile(environment: NodeJS.ProcessEnv): { name: string; value: unknown } | { fault: string } {
  const named = environment.CHOROK_CONFIG || undefined
  const name = named ?? CONFIG_FILE
  try {
    const text = readText(name, '설정 파일')
    if (text === undefined)
      return named ? { fault: whyNotRead(name, '설정 파일', { code: 'ENOENT' }) } : { name, value: {} }
    const read = readJson(text, name)
    return 'fault' in read ? read : { name, ...read }
  } catch (error) {
    return { fault: (error as Error).message }
  }
}

function sentencesOf(
  issue: z.core.$ZodIssue,
  written: Record<string, unknown>,
  placeOf: (name: SettingName) => string,
): string[] {
  const [name, ...deeper] = issue.path as [SettingName | undefined, ...PropertyKey[]]
  if (issue.code === 'unrecognized_keys') {
    const [file] = placeOf('morning').split(': ')
    if (name === undefined)
      return issue.keys.map(
        (key) => `${file}: 모르는 설정 "${key}". 쓸 수 있는 이름은 ${SETTING_NAMES.join(', ')}입니다.`,
      )
    return issue.keys.map(
      (key) => `${placeOf(name)}: 모르는 이름 "${key}". ${name}${particle(name, '은/는')} ${WANTED[name]}.`,
    )
  }
  const setting = name as SettingName
  const place = placeOfPath([setting, ...deeper], placeOf)
  // What is wrong with a source is said at its place; the rest is said of the setting as a whole.
  if (issue.code === 'custom') return [`${place}${issue.message}.`]
  const whole = placeOf(setting)
  const isText = isOnOrOff(setting) && !whole.includes(': ')
  const wanted = isText ? 'on이나 off여야 합니다' : WANTED[setting]
  return [`${whole}${particleOf(whole)} ${wanted}: ${shown(written[setting])}`]
}

/** A variable in capitals is read as the words it is made of, and not letter by letter. */
function particleOf(place: string): string {
  return particle(place.toLowerCase(), '은/는')
}

function placeOfPath([name, ...deeper]: PropertyKey[], placeOf: (name: SettingName) => string): string {
  const parts = deeper.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
  return placeOf(name as SettingName) + parts.join('')
}

/** Settings as the file would hold them, read from texts: those behind `-c name=`, or of environment variables. */
function settingsFromTexts<Name extends SettingName>(
  names: readonly Name[],
  textOf: (name: Name) => unknown,
  placeOf: (name: Name) => string,
): { value: Record<string, unknown> } | { fault: string } {
  const value: Record<string, unknown> = {}
  for (const name of names) {
    const text = textOf(name)
    if (text === undefined) continue
    if (name === 'extraSources' && typeof text === 'string') {
      const read = readJson(text, placeOf(name))
      if ('fault' in read) return read
      value[name] = read.value
    } else value[name] = settingFromText(name, text)
  }
  return { value }
}

function settingFromText(name: SettingName, text: unknown): unknown {
  if (isOnOrOff(name)) return text === 'on' || (text === 'off' ? false : text)
  return name === 'postsAMinute' && /^\d+$/.test(String(text)) ? Number(text) : text
}

/** A variable says `on` or `off`, where the file has true or false. */
function isOnOrOff(name: SettingName): boolean {
  return name === 'readBack' || name === 'rules'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refused(sentences: string[]): ReadConfig {
  return { outcome: 'refused', sentences }
}
