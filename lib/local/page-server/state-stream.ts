export interface StateStream {
  /** Sends the state to every open page after a short while, once for many calls. */
  sendSoon(): void
  /** A response of server-sent events: the state now, then after each change. */
  open(): Response
  close(): void
}

type Page = ReadableStreamDefaultController<Uint8Array>

const SEND_DELAY_MS = 40

export function openStateStream(state: () => unknown): StateStream {
  const pages = new Set<Page>()
  const encoder = new TextEncoder()
  let timer: NodeJS.Timeout | undefined

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
          send([page])
        },
        cancel: () => void pages.delete(opened),
      })
      return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } })
    },
    close() {
      clearTimeout(timer)
      for (const page of pages) page.close()
      pages.clear()
    },
  }
}
