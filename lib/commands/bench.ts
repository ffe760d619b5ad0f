import { benchMatching } from './bench/bench-matching.ts'
import { commandLine } from './command-line/command-line.ts'

const { positionals } = commandLine({
  command: 'npm run bench --',
  takes: 'FOLDER   (with releases-2022.jsonl.gz and releases-2023-11-12.jsonl.gz)',
  does: 'Speed and memory of compiling and scanning 1,000, 10,000 and 100,000 queries over a folder of releases. The last line is JSON.',
  positionals: { min: 1, max: 1 },
})
const matching = benchMatching(positionals[0] as string)
console.table(matching)
console.log(JSON.stringify({ matching }))
