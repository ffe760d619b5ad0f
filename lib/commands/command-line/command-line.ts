import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { goThroughProxy, whyNotProxy } from '../../../functions/platform/http/proxy.ts'

/*
How every command of package.json reads its arguments. `--help` prints the usage and exits with 0. Anything the command does not take is
refused with a sentence, the usage and exit code 2, before the command reads or writes anything.
*/

export interface CommandLine<Options extends ParseArgsOptionsConfig> {
  /** How a person runs it: `npm run parse --`. */
  command: string
  /** What may follow, as in a usage line: `PATH...`, `[--seed S]`. */
  takes: string
  /** What it does; printed by `--help`, with what each option means. */
  does: string
  options?: Options
  /** How many arguments without a dash it takes; none by default. */
  positionals?: { min: number; max: number }
  /** The language of its output: Korean for commands that installers use, English (the default) for developers' tools. */
  language?: 'ko' | 'en'
  /** Somebody may type a secret here by mistake, so a refusal does not repeat what was typed. */
  mayHoldSecrets?: boolean
}

const HELP_OPTION = { help: { type: 'boolean', short: 'h', default: false } } as const

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true; strict: true }>
>['values']

export type ReadCommandLine<Options extends ParseArgsOptionsConfig> =
  | { outcome: 'run'; values: Values<Options>; positionals: string[] }
  | { outcome: 'help'; text: string }
  | { outcome: 'refused'; text: string }

/** Reads `args`, which are as in `process.argv.slice(2)`, without touching the process. */
export function readCommandLine<Options extends ParseArgsOptionsConfig>(
  line: CommandLine<Options>,
  args: string[],
): ReadCommandLine<Options> {
  if (args.includes('--help') || args.includes('-h'))
    return { outcome: 'help', text: `${usageOf(line)}\n\n${line.does}` }
  const { min, max } = line.positionals ?? { min: 0, max: 0 }
  try {
    const options = { ...line.options, ...HELP_OPTION } as unknown as Options
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true })
    if (positionals.length < min || positionals.length > max) {
      const surplus = positionals[max]
      const sentence =
        surplus === undefined ? SENTENCES[line.language ?? 'en'].tooFew : refusalOfArgument(line, surplus)
      return { outcome: 'refused', text: refusalOf(line, sentence) }
    }
    return { outcome: 'run', values, positionals }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return {
      outcome: 'refused',
      text: refusalOf(line, refusalOfArgument(line, quotedIn(error.message) ?? args.join(' '))),
    }
  }
}

/**
 * The arguments of this process. Exits when they ask for help or hold something that the command does not take. Whatever the command asks
 * of the internet afterwards goes through the proxies that the environment names.
 */
export function commandLine<Options extends ParseArgsOptionsConfig>(
  line: CommandLine<Options>,
): { values: Values<Options>; positionals: string[] } {
  const read = readCommandLine(line, process.argv.slice(2))
  if (read.outcome === 'run') {
    const refusal = whyNotProxy()
    if (refusal) exitWithError(refusal)
    goThroughProxy()
    return read
  }
  if (read.outcome === 'refused') return exitWithError(read.text)
  console.log(read.text)
  process.exit(0)
}

/** Exits with code 2 because of an impossible value, after a sentence and the usage. */
export function refuse(line: CommandLine<ParseArgsOptionsConfig>, sentence?: string): never {
  return exitWithError(refusalOf(line, sentence))
}

/** Exits with code 2 after a sentence on standard error. */
export function exitWithError(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}

const SENTENCES = {
  ko: {
    usage: '쓰는 법',
    tooFew: '무엇을 할지 적어 주세요.',
    unknown: (word: string) => `모르는 인자이거나 값이 빠졌습니다: ${word}`,
    unknownSecret: '모르는 인자가 있거나 값이 빠졌습니다.',
  },
  en: {
    usage: 'usage',
    tooFew: 'Something to work on is missing.',
    unknown: (word: string) => `Unknown argument, or one without its value: ${word}`,
    unknownSecret: 'There is an unknown argument, or one without its value.',
  },
}

function refusalOfArgument(
  { language = 'en', mayHoldSecrets }: CommandLine<ParseArgsOptionsConfig>,
  word: string,
): string {
  return mayHoldSecrets ? SENTENCES[language].unknownSecret : SENTENCES[language].unknown(word)
}

function usageOf({ command, takes, language = 'en' }: CommandLine<ParseArgsOptionsConfig>): string {
  return `${SENTENCES[language].usage}: ${command} ${takes}`.trimEnd()
}

function refusalOf(line: CommandLine<ParseArgsOptionsConfig>, sentence?: string): string {
  return sentence === undefined ? usageOf(line) : `${sentence}\n${usageOf(line)}`
}

/** The argument an error of `parseArgs` is about: it stands in single quotes. */
function quotedIn(message: string): string | undefined {
  return /'(-[^']*)'/.exec(message)?.[1]
}
