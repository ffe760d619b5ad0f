import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/*
The process of one function, as Lambda's runtime for Node runs it with the JSON log format: it loads the bundle, is called with events, and
what the handler throws is an ERROR line. The clock is the one that came with the call.
*/

export interface RuntimeCall {
  call: number
  event: unknown
  requestId: string
  /** The time, ms. */
  at: number
}

export interface RuntimeAnswer {
  call: number
  answer?: unknown
  error?: string
  /** What was written to the log since the last answer. */
  output: string
  cpuMs: number
  /** The most memory this process ever held. */
  peakMb: number
}

type Handler = (event: unknown, context: object) => Promise<unknown>

const realNow = Date.now
let ahead = 0
Date.now = () => realNow() + ahead

let output = ''
for (const stream of [process.stdout, process.stderr])
  stream.write = ((text: string | Uint8Array) => {
    output += typeof text === 'string' ? text : Buffer.from(text).toString('utf8')
    return true
  }) as typeof stream.write

let loaded: Promise<{ handler: Handler }> | undefined

process.on('message', async ({ call, event, requestId, at }: RuntimeCall) => {
  ahead = at - realNow()
  const before = process.cpuUsage()
  const outcome = await run(event, requestId)
  const { user, system } = process.cpuUsage(before)
  process.send?.({ call, ...outcome, output, cpuMs: (user + system) / 1000, peakMb: peakMb() } satisfies RuntimeAnswer)
  output = ''
})

async function run(event: unknown, requestId: string): Promise<{ answer: unknown } | { error: string }> {
  try {
    loaded ??= import(pathToFileURL(process.argv[2] as string).href)
    const { handler } = await loaded
    return { answer: await handler(event, { awsRequestId: requestId }) }
  } catch (error) {
    const { name, message, stack } = error as Error
    const said = { errorType: name, errorMessage: message, stackTrace: stack?.split('\n') }
    console.log(JSON.stringify({ timestamp: new Date(Date.now()), level: 'ERROR', requestId, message: said }))
    return { error: message }
  }
}

/** Of this program alone: what Node says counts the program that started it, too. */
function peakMb(): number {
  if (process.platform !== 'linux') return Math.round(process.memoryUsage.rss() / 2 ** 20)
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}
