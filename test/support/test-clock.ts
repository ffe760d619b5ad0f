declare module 'vitest' {
  interface ProvidedContext {
    /** How far the clock of the tests is ahead of the real one (ms). */
    clockAhead: number
    /** Put before the script of a Node that a test starts, they give it the clock of the tests. */
    clockFlags: string[]
  }
}

/**
 * Shifts `Date` by `ahead` ms (negative: back); it keeps ticking and works under fake timers. Closes over nothing, so its source
 * text can run in a browser.
 */
export function shiftDate(ahead: number): void {
  const RealDate = Date
  const realNow = RealDate.now
  const now = () => realNow() + ahead
  RealDate.now = now
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as),
    apply: () => new RealDate(now()).toString(),
  })
}

// Loaded by `node --import …/test-clock.ts?ahead=<ms>`. It stands in the address because the doors' thread has an environment of its
// own, but gets the flags of whoever starts it.
const ahead = new URL(import.meta.url).searchParams.get('ahead')
if (ahead) shiftDate(Number(ahead))
