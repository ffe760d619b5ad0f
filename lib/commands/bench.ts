import { benchMatching } from './bench-matching.ts'

// npm run bench -- FOLDER: speed over a folder of releases (releases-2022.jsonl.gz, releases-2023-11-12.jsonl.gz). The last line is JSON.

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('usage: npm run bench -- FOLDER   (with releases-2022.jsonl.gz and releases-2023-11-12.jsonl.gz)')
  process.exit(2)
}
const matching = benchMatching(folder)
console.table(matching)
console.log(JSON.stringify({ matching }))
