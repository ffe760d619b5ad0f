import { commandLine } from './command-line/command-line.ts'
import { runTools } from './command-line/run-tools.ts'

const { values, positionals } = commandLine({
  command: 'npm test --',
  takes: '[FILTER...] [-t NAME] [--reporter R]... [--outputFile.json FILE]',
  does: `Everything \`npm run check\` looks at, then every test, or those whose path holds a FILTER.

  -t, --testNamePattern  just the tests of this name
  --reporter             as vitest's
  --outputFile.json      where the json reporter writes`,
  options: {
    testNamePattern: { type: 'string', short: 't' },
    reporter: { type: 'string', multiple: true, default: [] },
    'outputFile.json': { type: 'string' },
  },
  positionals: { min: 0, max: Number.POSITIVE_INFINITY },
})
const vitestOptions = [
  ...(values.testNamePattern ? ['--testNamePattern', values.testNamePattern] : []),
  ...values.reporter.map((reporter) => `--reporter=${reporter}`),
  ...(values['outputFile.json'] ? [`--outputFile.json=${values['outputFile.json']}`] : []),
]
runTools(['node', 'lib/commands/check.ts'], ['vitest', 'run', ...vitestOptions, ...positionals])
