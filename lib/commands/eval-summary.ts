import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { chooseSentences } from '../../functions/text/choose-sentences.ts'

// npm run eval:summary -- DIR: the sentences we choose beside those a person chose, as the mean F1 over articles. The last line is JSON.

const Article = z.object({ title: z.string(), sentences: z.array(z.string()), summaries: z.array(z.int()) })

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('usage: npm run eval:summary -- DIR   (JSON files of {title, sentences, summaries})')
  process.exit(2)
}
const articles = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => Article.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))

const ours = articles.map(({ title, sentences, summaries }) =>
  f1(chooseSentences(sentences, { maxSentences: 4, maxGraphemes: 400, title }), summaries),
)
const leads = articles.map(({ summaries }) => f1([0, 1, 2], summaries))
console.log(JSON.stringify({ f1: mean(ours), lead3: mean(leads), articles: articles.length }))

function f1(chosen: number[], wanted: number[]): number {
  const both = chosen.filter((index) => wanted.includes(index)).length
  return (2 * both) / (chosen.length + wanted.length)
}

function mean(values: number[]): number {
  return Math.round((values.reduce((total, value) => total + value, 0) / values.length) * 1000) / 1000
}
