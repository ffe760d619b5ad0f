import { commandLine } from './command-line/command-line.ts'
import { runTools } from './command-line/run-tools.ts'

commandLine({
  command: 'npm run check',
  takes: '',
  does: 'Formatting and lint (Biome), types (tsc), and unused files, exports and packages (knip).',
})
runTools(['biome', 'check', '--error-on-warnings', '.'], ['tsc', '--noEmit'], ['knip'])
