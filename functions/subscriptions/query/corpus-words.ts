import * as z from 'zod'
import { readWordFile, whenNeeded } from '../words/word-file.ts'

/** What past releases say about words (`npm run words`): nouns, those most written about first; pairs that stand together; what is related. */
const CorpusWords = z.object({ nouns: z.string(), together: z.string(), related: z.string() })

export const corpusWords = whenNeeded(() =>
  CorpusWords.parse(readWordFile(new URL('corpus-words.json', import.meta.url))),
)
