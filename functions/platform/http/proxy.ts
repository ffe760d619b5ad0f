import * as http from 'node:http'

/*
Companies that let nothing out but through a proxy name it in HTTPS_PROXY and HTTP_PROXY, and in NO_PROXY what is reached without it (capital
or small letters). One rule for every request of the program, whoever makes it: `fetch`, our own reading of sources, the connection to Slack.
What is on this machine is never asked through a proxy.
*/

export type ProxyVariables = {
  HTTP_PROXY?: string
  HTTPS_PROXY?: string
  NO_PROXY: string
}

const THIS_MACHINE = ['localhost', '127.0.0.1', '::1', '[::1]']

/** The names of the variables, for whoever hands an environment on. */
export const PROXY_VARIABLES = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
] as const

/** The proxies of an environment; undefined where it names none. */
export function proxyVariables(env: NodeJS.ProcessEnv = process.env): ProxyVariables | undefined {
  const forPlain = env.http_proxy || env.HTTP_PROXY
  const forSecure = env.https_proxy || env.HTTPS_PROXY
  if (!forPlain && !forSecure) return undefined
  const named = (env.no_proxy || env.NO_PROXY || '').split(/[\s,]+/).filter(Boolean)
  // A domain stands for what is below it, too: `fetch` reads it so, agents do not.
  const below = named.filter((name) => /^[a-z][\w.-]*\.[a-z]+$/i.test(name)).map((name) => `.${name}`)
  return {
    ...(forPlain && { HTTP_PROXY: forPlain }),
    ...(forSecure && { HTTPS_PROXY: forSecure }),
    NO_PROXY: [...named, ...below, ...THIS_MACHINE].join(','),
  }
}

/** Why the proxies of an environment cannot be used, in a sentence that repeats no password; undefined where they can. */
export function whyNotProxy(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const variables = proxyVariables(env)
  if (!variables) return undefined
  for (const name of ['HTTPS_PROXY', 'HTTP_PROXY'] as const) {
    const address = variables[name]
    if (address && !/^https?:$/.test(URL.parse(address)?.protocol ?? ''))
      return `${name}에는 http://프록시주소:포트 처럼 http://나 https://로 시작하는 주소를 적어 주세요(SOCKS 프록시는 쓸 수 없습니다).`
  }
  if (typeof http.setGlobalProxyFromEnv === 'function') return undefined
  return `프록시(HTTPS_PROXY)를 거치려면 Node 24.14 이상이 필요합니다(지금은 ${process.version}). Node를 새로 설치해 주세요.`
}

/** Sends whatever `fetch` and Node's own agents ask from now on, in this thread, through the proxies of an environment. */
export function goThroughProxy(env: NodeJS.ProcessEnv = process.env): void {
  const variables = proxyVariables(env)
  if (variables) http.setGlobalProxyFromEnv(variables)
}

/** Whether a name means something only in a network of one's own, so that no public site may lead there. */
export function isLocalName(host: string): boolean {
  return (
    !host.includes('.') || /\.(?:localhost|local|internal|intranet|lan|corp|home\.arpa)$/i.test(host.replace(/\.$/, ''))
  )
}
