import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { concepts, namesOfConcept } from '../../../functions/subscriptions/query/thesaurus.ts'
import { commandLine } from '../command-line/command-line.ts'
import { readArchive } from '../replay/archived-release.ts'
import { countWords } from './count-words.ts'

/** A noun this long is a subject of its own, also where the thesaurus does not know it. */
const MIN_TOPIC_LETTERS = 4
const TABLE = fileURLToPath(new URL('../../../functions/subscriptions/query/corpus-words.json', import.meta.url))

const { positionals, values } = commandLine({
  command: 'npm run words --',
  takes: 'FILE.jsonl[.gz]... [--out FILE]',
  does: `Counts the words of past releases ({num, url, title, date, ministry, summary} a line) and writes what they say about words: which are nouns, which stand side by side, which are related. Queries are understood with it. The same files give the same table.
--out FILE   where it is written; by default to functions/subscriptions/query/corpus-words.json`,
  options: { out: { type: 'string', default: TABLE } },
  positionals: { min: 1, max: Number.POSITIVE_INFINITY },
})

const releases = positionals
  .flatMap(readArchive)
  .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.num - b.num))
const known = concepts.flatMap((concept) => [...namesOfConcept(concept), ...concept.related]).filter(isOneWord)
const knownSet = new Set(known)
const words = countWords(releases, (word) => knownSet.has(word) || word.length >= MIN_TOPIC_LETTERS, known)
const table = {
  source: `${releases.length} digests of releases, ${releases[0]?.date} to ${releases.at(-1)?.date}: words and counts only, by npm run words`,
  nouns: words.nouns.join(' '),
  together: words.together.join(', '),
  related: words.related.join(', '),
}
const text = `${JSON.stringify(table, null, 2)}\n`
writeFileSync(values.out, text)
console.log(
  JSON.stringify({
    releases: releases.length,
    nouns: words.nouns.length,
    together: words.together.length,
    related: words.related.length,
    bytes: Buffer.byteLength(text),
  }),
)

function isOneWord(name: string): boolean {
  return /^[가-힣]{2,}$/.test(name) || /^[A-Z0-9&]{3,}$/.test(name)
}
