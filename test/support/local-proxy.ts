import { request as ask, createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { onTestFinished } from 'vitest'

export interface LocalProxy {
  /** What HTTPS_PROXY and HTTP_PROXY are to be. */
  url: string
  /** `CONNECT host:port` and `GET http://host/path`, in order. */
  asked: string[]
  /** Answers every CONNECT with this status from now on. */
  refuseWith(status: number): void
}

/** A company's proxy: the only one who knows where the hosts in `sites` are, each an address on loopback. */
export async function openLocalProxy(sites: Record<string, string>): Promise<LocalProxy> {
  const asked: string[] = []
  let refusal: number | undefined
  const portOf = (host: string) => Number(new URL(sites[host] ?? 'http://nowhere:1').port)
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const { hostname, pathname, search } = new URL(request.url ?? '')
    const onward = ask({
      port: portOf(hostname),
      path: pathname + search,
      method: request.method,
      headers: request.headers,
    })
    onward.on('error', () => response.writeHead(502).end())
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onward)
  })
  proxy.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`)
    socket.on('error', () => undefined)
    if (refusal) return socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`)
    const onward = connect(portOf(request.url?.split(':')[0] ?? ''), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    onward.on('error', () => socket.destroy())
  })
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    proxy.closeAllConnections()
    proxy.close()
  })
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    asked,
    refuseWith(status) {
      refusal = status
    },
  }
}
