import { readFileSync } from 'node:fs'
import type * as z from 'zod'
import { ChorokConfig, SETTING_NAMES, type SettingName, WANTED } from './config-shape.ts'

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
  const named = environment.CHOROK_CONFIG || undefined
  const file = named ?? CONFIG_FILE
  let text: string | undefined
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    if (named || (error as NodeJS.ErrnoException).code !== 'ENOENT')
      return refused([`설정 파일 ${file}을(를) 읽지 못했습니다: ${(error as Error).message}`])
  }
  try {
    const written: unknown = text === undefined ? {} : JSON.parse(text)
    const given = Object.fromEntries(
      CONTEXT_SETTINGS.flatMap((name) =>
        context[name] === undefined ? [] : [[name, settingFromText(name, context[name])]],
      ),
    )
    return checkConfig(isObject(written) ? { ...written, ...given } : written, file)
  } catch (error) {
    return refused([`${file}은(는) JSON이 아닙니다: ${(error as Error).message}`])
  }
}

/** Checks settings that were written in `file`. */
export function checkConfig(written: unknown, file = CONFIG_FILE): ReadConfig {
  const parsed = ChorokConfig.safeParse(written)
  if (parsed.success) return { outcome: 'read', config: parsed.data }
  if (!isObject(written)) return refused([`${file}에는 {"morning": "09:00"}처럼 설정 묶음 하나가 있어야 합니다.`])
  return refused([...new Set(parsed.error.issues.flatMap((issue) => sentencesOf(issue, written, file)))])
}

function sentencesOf(issue: z.core.$ZodIssue, written: Record<string, unknown>, file: string): string[] {
  const [name, ...deeper] = issue.path
  if (name === undefined) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : []
    return unknown.map((key) => `${file}: 모르는 설정 "${key}". 쓸 수 있는 이름은 ${SETTING_NAMES.join(', ')}입니다.`)
  }
  const setting = name as SettingName
  // What a line of the catalog lacks is said with its place; the rest is said whole.
  if (issue.code === 'custom') {
    const place = deeper.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
    return [`${file}: ${setting}${place}: ${issue.message}.`]
  }
  return [`${file}: ${setting}은(는) ${WANTED[setting]}: ${JSON.stringify(written[setting])}`]
}

/** A setting as the file would hold it, read from the text behind `-c name=`. */
function settingFromText(name: (typeof CONTEXT_SETTINGS)[number], text: unknown): unknown {
  if (typeof text !== 'string') return text
  if (name === 'readBack') return text === 'on' || (text === 'off' ? false : text)
  if (name === 'postsAMinute') return /^\d+$/.test(text) ? Number(text) : text
  return name === 'extraSources' ? JSON.parse(text) : text
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refused(sentences: string[]): ReadConfig {
  return { outcome: 'refused', sentences }
}
