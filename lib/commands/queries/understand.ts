import { text } from 'node:stream/consumers'
import { takeNoMention } from '../../../functions/slack/subscribe/no-mention.ts'
import { understand } from '../../../functions/subscriptions/query/understanding/understand.ts'
import { commandLine } from '../command-line/command-line.ts'
import { understandingLine } from './understanding-line.ts'

const STANDARD_INPUT = '-'
const OPTION = /^(?:--[a-z][a-z-]*|-h)$/

const typed = process.argv.slice(2)
const [only] = typed
// A query may begin with a dash, as an exclusion or an item of a list does: then it is no option.
const query =
  typed.length === 1 && only !== undefined && !OPTION.test(only)
    ? only
    : commandLine({
        command: 'npm run understand --',
        takes: '"키워드"   (-이면 표준 입력에서 읽습니다)',
        language: 'ko',
        does: '/subscribe 뒤에 이렇게 적으면 어떻게 알아듣는지 보여 줍니다. 마지막 줄은 JSON입니다: {"queries": [구독할 키워드], "rhythm"?, "rhythmsMissed"?: [적었지만 없는 주기], "offers": [[하나의 읽기], …], "refused": [{"text", "why"}], "leftOut"?: [키워드로 읽지 않은 것], "mentions"?: "left out" (--no-mention을 적었을 때)}. 일부만 확실하고 나머지를 되물을 때 "queries"에는 확실한 것이 들고, offers마다 그것이 함께 들어 있습니다.',
        positionals: { min: 1, max: 1 },
      }).positionals.join(' ')
const read = query === STANDARD_INPUT ? (await text(process.stdin)).replace(/\n$/, '') : query
const { words, chosen } = takeNoMention(read)
console.log(JSON.stringify({ ...understandingLine(understand(words)), ...chosen }))
