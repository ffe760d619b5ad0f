import { understand } from '../../../functions/subscriptions/query/understanding/understand.ts'
import { commandLine } from '../command-line/command-line.ts'
import { understandingLine } from './understanding-line.ts'

const { positionals } = commandLine({
  command: 'npm run understand --',
  takes: '"QUERY"',
  does: 'What a person means who types QUERY behind /subscribe. The last line is JSON: {"queries": [canonical texts that are subscribed], "rhythm"?, "rhythmsMissed"?: [rhythms as typed that are not that one], "offers": [[a whole reading], …], "refused": [{"text", "why"}]}.',
  positionals: { min: 1, max: 1 },
})
console.log(JSON.stringify(understandingLine(understand(positionals[0] as string))))
