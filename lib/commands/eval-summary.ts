import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { chooseSentences } from '../../functions/text/choose-sentences.ts'
import { commandLine } from './command-line/command-line.ts'

const Article = z.object({ title: z.string(), sentences: z.array(z.string()), summaries: z.array(z.int()) })

const { positionals } = commandLine({
  command: 'npm run eval:summary --',
  takes: 'DIR   (JSON files of {title, sentences, summaries})',
  does: 'Compares the sentences we choose with those a person chose: mean F1 over the articles, beside the first three sentences. The last line is JSON.',
  positionals: { min: 1, max: 1 },
})
const folder = positionals[0] as string
const articles = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => Article.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))

const ours = articles.map(({ title, sentences, summaries }) =>
  f1(chooseSentences(sentences, { maxSentences: 4, maxGraphemes: 400, title }), summaries),
)
const leads = articles.map(({ summaries }) => f1([0, 1, 2], summaries))
console.log(JSON.stringify({ f1: mean(ours), lead3: mean(leads), articles: articles.length }))

function f1(chosen: number[], expected: number[]): number {
  const both = chosen.filter((index) => expected.includes(index)).length
  return (2 * both) / (chosen.length + expected.length)
}

function mean(values: number[]): number {
  return Math.round((values.reduce((total, value) => total + value, 0) / values.length) * 1000) / 1000
}
