import type { Instant } from '../../functions/text/seoul.ts'

export interface VirtualTime {
  now(): Instant
  /** Has an event happen at an instant, or now if that has passed. */
  at(when: Instant, run: () => void): void
  sleep(ms: number): Promise<void>
  /**
   * Real work begins, such as a request to a database or a library's timer. No further event happens until each `beginRealWork` has met its
   * `endRealWork`.
   */
  beginRealWork(): void
  endRealWork(): void
  /** Lets events happen in their order until none is left up to `until`. */
  runUntil(until: Instant): Promise<void>
  /** How many events have happened. */
  eventCount(): number
}

interface Event {
  at: Instant
  order: number
  run: () => void
}

/**
 * A clock that jumps from event to event, so that days pass in seconds, and in the same order every time. After `maxEvents` events no more
 * happen.
 */
export function openVirtualTime(start: Instant, maxEvents = Number.POSITIVE_INFINITY): VirtualTime {
  const heap: Event[] = []
  let current = start
  let order = 0
  let eventCount = 0
  let realWork = 0
  let onRealWorkDone: () => void = () => undefined

  function at(when: Instant, run: () => void): void {
    order += 1
    push(heap, { at: Math.max(when, current), order, run })
  }

  return {
    now: () => current,
    eventCount: () => eventCount,
    at,
    sleep: (ms) => new Promise((resolve) => at(current + ms, resolve)),
    beginRealWork: () => {
      realWork += 1
    },
    endRealWork: () => {
      realWork -= 1
      if (realWork === 0) onRealWorkDone()
    },
    async runUntil(until) {
      for (let next = heap[0]; next && next.at <= until && eventCount < maxEvents; next = heap[0]) {
        pop(heap)
        eventCount += 1
        current = next.at
        next.run()
        // When this resolves, everything that follows from the event through promises alone has happened: a tick waits until no promise is
        // left to settle. A turn of the event loop would do as well, and take most of the time of a large world.
        await new Promise<void>((resolve) => process.nextTick(resolve))
        while (realWork > 0) {
          await new Promise<void>((resolve) => {
            onRealWorkDone = resolve
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

/** Adds to a binary heap, whose first event is the next to happen. */
function push(heap: Event[], event: Event): void {
  let index = heap.length
  while (index > 0) {
    const parent = (index - 1) >> 1
    const parentEvent = heap[parent] as Event
    if (!isBefore(event, parentEvent)) break
    heap[index] = parentEvent
    index = parent
  }
  heap[index] = event
}

/** Removes the first event of the heap. */
function pop(heap: Event[]): void {
  const last = heap.pop() as Event
  if (heap.length === 0) return
  let index = 0
  for (;;) {
    let child = 2 * index + 1
    if (child >= heap.length) break
    const right = heap[child + 1]
    if (right && isBefore(right, heap[child] as Event)) child += 1
    const childEvent = heap[child] as Event
    if (!isBefore(childEvent, last)) break
    heap[index] = childEvent
    index = child
  }
  heap[index] = last
}
