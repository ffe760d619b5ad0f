import { createRequire, syncBuiltinESMExports } from 'node:module'
import { BroadcastChannel, isMainThread } from 'node:worker_threads'

/*
A clock that leaps. Put before a program by `node --import …/leaping-clock.ts?ahead=<ms>`, it puts `Date` ahead, and further ahead with each
`{ leap: ms }` that the parent process sends; its threads leap with it. Waits of five seconds and more are over when the clock has leapt past
their end. Shorter ones, and those of Node's own HTTP, last as long as they say: what is under way takes real time.
*/

const SHORT_WAIT_MS = 5_000
const MAX_LEAP_WAIT_MS = 3_000

interface Wait {
  dueAt: number
  run(): void
}

const realNow = Date.now
const realSetTimeout = globalThis.setTimeout
const realSetInterval = globalThis.setInterval
const realClear = globalThis.clearTimeout
let ahead = Number(new URL(import.meta.url).searchParams.get('ahead') ?? 0)
const waits = new Map<unknown, Wait>()

const RealDate = Date
const now = () => realNow() + ahead
RealDate.now = now
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as),
})

type Work = (...args: unknown[]) => void

function setLeapingTimeout(work: Work, ms = 0, ...args: unknown[]): NodeJS.Timeout {
  const run = () => {
    clear(timer)
    work(...args)
  }
  const timer = realSetTimeout(run, ms)
  if (ms >= SHORT_WAIT_MS) waits.set(timer, { dueAt: now() + ms, run })
  return timer
}

function setLeapingInterval(work: Work, ms = 0, ...args: unknown[]): NodeJS.Timeout {
  const run = () => {
    const wait = waits.get(timer)
    if (wait) wait.dueAt = now() + ms
    work(...args)
  }
  const timer = realSetInterval(run, ms)
  if (ms >= SHORT_WAIT_MS) waits.set(timer, { dueAt: now() + ms, run })
  return timer
}

function clear(timer: Parameters<typeof clearTimeout>[0]): void {
  waits.delete(timer)
  realClear(timer)
}

interface SleepOptions {
  signal?: AbortSignal
  ref?: boolean
}

function sleep<T>(ms: number, value?: T, { signal, ref }: SleepOptions = {}): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const timer = setLeapingTimeout(() => resolve(value), ms)
    if (ref === false) timer.unref()
    signal?.addEventListener('abort', () => {
      clear(timer)
      reject(signal.reason)
    })
  })
}

function leap(ms: number): void {
  ahead += ms
  const due = [...waits.values()].filter(({ dueAt }) => dueAt <= now()).sort((a, b) => a.dueAt - b.dueAt)
  for (const { run } of due) run()
}

Object.assign(globalThis, {
  setTimeout: setLeapingTimeout,
  setInterval: setLeapingInterval,
  clearTimeout: clear,
  clearInterval: clear,
})
const require = createRequire(import.meta.url)
Object.assign(require('node:timers/promises'), { setTimeout: sleep })
syncBuiltinESMExports()

/** Between the threads of one process: one is there, all shall leap, one has leapt. */
type Word = 'here' | { leap: number } | 'leapt'

const threads = new BroadcastChannel('leaps')
threads.unref()
const say = (word: Word) => threads.postMessage(word)

/** The other threads leap first: what this one begins by leaping must find their clocks where its own is. */
function leadThreads(): void {
  let others = 0
  let leapt = Promise.withResolvers<void>()
  let waiting = 0
  hear((word) => {
    if (word === 'here') others += 1
    if (word === 'leapt' && --waiting === 0) leapt.resolve()
  })
  process.on('message', async (word: { leap: number }) => {
    leapt = Promise.withResolvers()
    waiting = others
    if (others === 0) leapt.resolve()
    say(word)
    // A thread that has died says nothing.
    await Promise.race([leapt.promise, new Promise((late) => realSetTimeout(late, MAX_LEAP_WAIT_MS))])
    leap(word.leap)
  })
  // What the parent may still say keeps nobody from ending.
  process.channel?.unref()
}

function followMainThread(): void {
  hear((word) => {
    if (typeof word === 'string') return
    leap(word.leap)
    say('leapt')
  })
  say('here')
}

function hear(onWord: (word: Word) => void): void {
  threads.onmessage = (message) => onWord((message as { data: Word }).data)
}

if (isMainThread) leadThreads()
else followMainThread()
