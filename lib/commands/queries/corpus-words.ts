import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kindredWords } from '../../../functions/subscriptions/query/kindred-words.ts'
import { concepts, namesOfConcept } from '../../../functions/subscriptions/query/thesaurus.ts'
import { commandLine } from '../command-line/command-line.ts'
import { readArchive } from '../replay/archived-release.ts'
import { countWords, findNouns, isMadeOf } from './count-words.ts'
import { findDirections } from './noun-directions.ts'
import { writeDirections } from './write-directions.ts'

/** A noun this long is a subject of its own, also where the thesaurus does not know it. */
const MIN_TOPIC_LETTERS = 4
/** Longer nouns are names of single bodies and schemes, and keep the company of their parts. */
const MAX_SUBJECT_LETTERS = 5
const MAX_SUBJECT_NOUNS = 5_300
const FOLDER = fileURLToPath(new URL('../../../functions/subscriptions/query/', import.meta.url))

const { positionals, values } = commandLine({
  command: 'npm run words --',
  takes: 'FILE.jsonl[.gz]... [--out FOLDER]',
  does: `Counts the words of past releases ({num, url, title, date, ministry, summary} a line) and writes what they say about words: which are nouns, which stand side by side, which are related (corpus-words.json), and which keep the same company (noun-subjects.json). Queries are understood and matched with it. The same files give the same tables.
--out FOLDER   where they are written; by default functions/subscriptions/query`,
  options: { out: { type: 'string', default: FOLDER } },
  positionals: { min: 1, max: Number.POSITIVE_INFINITY },
})

const releases = positionals
  .flatMap(readArchive)
  .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.num - b.num))
const known = concepts()
  .flatMap((concept) => [...namesOfConcept(concept), ...concept.related])
  .filter(isOneWord)
const knownSet = new Set(known)
const texts = releases.map(({ title, summary }) => `${title}\n${summary}`)
const words = countWords(releases, (word) => knownSet.has(word) || word.length >= MIN_TOPIC_LETTERS, known)
const source = `${releases.length} digests of releases, ${releases[0]?.date} to ${releases.at(-1)?.date}: words and counts only, by npm run words`
const table = {
  source,
  nouns: words.nouns.join(' '),
  together: words.together.join(', '),
  related: words.related.join(', '),
}
const subjects = { source, ...writeDirections(findDirections(texts, subjectNouns(), MAX_SUBJECT_NOUNS)) }
console.log(
  JSON.stringify({
    releases: releases.length,
    nouns: words.nouns.length,
    together: words.together.length,
    related: words.related.length,
    bytes: writeTable('corpus-words.json', table),
    subjectNouns: subjects.nouns.split(' ').length,
    subjectBytes: writeTable('noun-subjects.json', subjects),
  }),
)

/** Writes a table and returns how many bytes it has. */
function writeTable(name: string, content: object): number {
  const text = `${JSON.stringify(content, null, 2)}\n`
  writeFileSync(join(values.out, name), text)
  return Buffer.byteLength(text)
}

/** Nouns that are not made of two others, words known to the lists of the product, and abbreviations. */
function subjectNouns(): string[] {
  const listed = [...known, ...kindredWords()].filter((word) => /^[가-힣]{2,8}$/.test(word))
  const nouns = new Set([...findNouns(releases).filter((noun) => noun.length <= MAX_SUBJECT_LETTERS), ...listed])
  const abbreviations = texts.flatMap((text) => text.match(/(?<![A-Za-z])[A-Z][A-Z0-9&]{1,6}(?![A-Za-z])/g) ?? [])
  return [...[...nouns].filter((noun) => !isMadeOf(noun, nouns)), ...new Set(abbreviations)]
}

function isOneWord(name: string): boolean {
  return /^[가-힣]{2,}$/.test(name) || /^[A-Z0-9&]{3,}$/.test(name)
}
