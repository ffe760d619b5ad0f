import { text } from 'node:stream/consumers'
import { takeNoMention } from '../../../functions/slack/subscribe/no-mention.ts'
import { understand } from '../../../functions/subscriptions/query/understanding/understand.ts'
import { commandLine } from '../command-line/command-line.ts'
import { understandingLine } from './understanding-line.ts'

const STANDARD_INPUT = '-'
const OPTION = /^(?:--[a-z]+|-h)$/

const typed = process.argv.slice(2)
const [only] = typed
// A query may begin with a dash, as an exclusion or an item of a list does: then it is no option.
const query =
  typed.length === 1 && only !== undefined && !OPTION.test(only)
    ? only
    : commandLine({
        command: 'npm run understand --',
        takes: '"QUERY"   (or - to read it from standard input)',
        does: 'What a person means who types QUERY behind /subscribe. The last line is JSON: {"queries": [canonical texts that are subscribed], "rhythm"?, "rhythmsMissed"?: [rhythms as typed that are not that one], "offers": [[a whole reading], …], "refused": [{"text", "why"}], "leftOut"?: [what is not read as a keyword], "mentions"?: "left out" with --no-mention in QUERY}. Where some of it is sure and some is asked about, "queries" holds what is sure, and so does each offer.',
        positionals: { min: 1, max: 1 },
      }).positionals.join(' ')
const read = query === STANDARD_INPUT ? (await text(process.stdin)).replace(/\n$/, '') : query
const { words, chosen } = takeNoMention(read)
console.log(JSON.stringify({ ...understandingLine(understand(words)), ...chosen }))
