export interface StateStream {
  /** Sends the state to every open page after a short while, once for many calls. */
  sendSoon(): void
  /** A response of server-sent events: the state now, then after each change. */
  open(): Response
  close(): void
}

type Page = ReadableStreamDefaultController<Uint8Array>

const SEND_DELAY_MS = 40
/** A page that is loaded anew comes back sooner. */
const LEFT_AFTER_MS = 2_000

/** `onLeft` is called a short while after the last open page has gone. */
export function openStateStream(state: () => unknown, onLeft: () => void): StateStream {
  const pages = new Set<Page>()
  const encoder = new TextEncoder()
  let timer: NodeJS.Timeout | undefined
  let leaving: NodeJS.Timeout | undefined

  function left(page: Page): void {
    pages.delete(page)
    if (pages.size === 0) leaving ??= setTimeout(onLeft, LEFT_AFTER_MS).unref()
  }
  function returned(): void {
    clearTimeout(leaving)
    leaving = undefined
  }

  function send(to: Iterable<Page>): void {
    const event = encoder.encode(`data: ${JSON.stringify(state())}\n\n`)
    for (const page of to) page.enqueue(event)
  }
  return {
    sendSoon() {
      timer ??= setTimeout(() => {
        timer = undefined
        send(pages)
      }, SEND_DELAY_MS)
    },
    open() {
      let opened: Page
      const body = new ReadableStream<Uint8Array>({
        start(page) {
          opened = page
          pages.add(page)
          returned()
          send([page])
        },
        cancel: () => left(opened),
      })
      return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } })
    },
    close() {
      clearTimeout(timer)
      returned()
      for (const page of pages) page.close()
      pages.clear()
    },
  }
}
