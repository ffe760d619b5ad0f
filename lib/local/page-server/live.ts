export interface Live {
  /** Sends the state to everyone soon, once for many calls. */
  changed(): void
  /** A stream of server-sent events: the state now, then after each change. */
  stream(): Response
  close(): void
}

type Page = ReadableStreamDefaultController<Uint8Array>

const SOON = 40

export function openLive(state: () => unknown): Live {
  const pages = new Set<Page>()
  const encoder = new TextEncoder()
  let timer: NodeJS.Timeout | undefined

  function send(to: Iterable<Page>): void {
    const event = encoder.encode(`data: ${JSON.stringify(state())}\n\n`)
    for (const page of to) page.enqueue(event)
  }
  return {
    changed() {
      timer ??= setTimeout(() => {
        timer = undefined
        send(pages)
      }, SOON)
    },
    stream() {
      let mine: Page
      const body = new ReadableStream<Uint8Array>({
        start(page) {
          mine = page
          pages.add(page)
          send([page])
        },
        cancel: () => void pages.delete(mine),
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
