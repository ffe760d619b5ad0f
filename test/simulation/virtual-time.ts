import type { Instant } from '../../functions/text/seoul.ts'

export interface VirtualTime {
  now(): Instant
  at(when: Instant, run: () => void): void
  sleep(ms: number): Promise<void>
  /** Real work goes on, a database's or a library's: no further event happens before as many `leave` as `enter`. */
  enter(): void
  leave(): void
  /** Lets events happen in their order until there is none before `until`. */
  runUntil(until: Instant): Promise<void>
  /** How many events have happened. Once there were as many as were allowed, none happens any more. */
  happened(): number
}

interface Event {
  at: Instant
  order: number
  run: () => void
}

/** A clock that jumps from event to event: days pass in seconds, and in the same order every time. */
export function openVirtualTime(start: Instant, most = Number.POSITIVE_INFINITY): VirtualTime {
  const heap: Event[] = []
  let current = start
  let order = 0
  let happened = 0
  let busy = 0
  let settled: () => void = () => undefined

  function at(when: Instant, run: () => void): void {
    order += 1
    push(heap, { at: Math.max(when, current), order, run })
  }

  return {
    now: () => current,
    happened: () => happened,
    at,
    sleep: (ms) => new Promise((resolve) => at(current + ms, resolve)),
    enter: () => {
      busy += 1
    },
    leave: () => {
      busy -= 1
      if (busy === 0) settled()
    },
    async runUntil(until) {
      for (let next = heap[0]; next && next.at <= until && happened < most; next = heap[0]) {
        pop(heap)
        happened += 1
        current = next.at
        next.run()
        // Everything that follows from the event by promises alone has happened when this comes back.
        await new Promise(setImmediate)
        while (busy > 0) {
          await new Promise<void>((resolve) => {
            settled = resolve
          })
          await new Promise(setImmediate)
        }
      }
      current = Math.max(current, until)
    },
  }
}

function isBefore(one: Event, other: Event): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}

function push(heap: Event[], event: Event): void {
  let index = heap.length
  while (index > 0) {
    const parent = (index - 1) >> 1
    const above = heap[parent] as Event
    if (!isBefore(event, above)) break
    heap[index] = above
    index = parent
  }
  heap[index] = event
}

function pop(heap: Event[]): void {
  const last = heap.pop() as Event
  if (heap.length === 0) return
  let index = 0
  for (;;) {
    let child = 2 * index + 1
    if (child >= heap.length) break
    const right = heap[child + 1]
    if (right && isBefore(right, heap[child] as Event)) child += 1
    const below = heap[child] as Event
    if (!isBefore(below, last)) break
    heap[index] = below
    index = child
  }
  heap[index] = last
}
