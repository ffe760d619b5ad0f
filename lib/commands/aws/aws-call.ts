import { defaultProvider } from '@aws-sdk/credential-provider-node'
import { Sha256 } from '@smithy/core/checksum'
import { SignatureV4 } from '@smithy/signature-v4'
import { DomUtils, parseDocument } from 'htmlparser2'

/*
The few calls that installing takes of AWS beside Parameter Store, each signed by the SDK's own signer. A client package for each of these
services would be forty times as large as what is used of it.
*/

const CALL_TIMEOUT_MS = 15_000

type AwsService = QueryService | 'lambda' | 'scheduler'

/** Services that take a form and answer in XML, each with the version of its API. */
const QUERY_VERSIONS = { sts: '2011-06-15', cloudformation: '2010-05-15', sns: '2010-03-31' }
type QueryService = keyof typeof QUERY_VERSIONS

interface AwsCall {
  service: AwsService
  region: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Begins with `/`. */
  path: string
  query?: Record<string, string>
  body?: string
  contentType?: string
}

/** What AWS refused, by its own code such as `AccessDenied`. `NoCredentials` and `Unreachable` are ours. */
export class AwsRefusal extends Error {
  readonly code: string
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Makes a call and returns the text of the answer. Throws an `AwsRefusal`. */
async function callAws({ service, region, method, path, query = {}, body, contentType }: AwsCall): Promise<string> {
  const base = new URL(endpointOf(service, region))
  const signer = new SignatureV4({ service, region, credentials: openCredentials(), sha256: Sha256 })
  const signed = await signer.sign({
    method,
    protocol: base.protocol,
    hostname: base.hostname,
    path,
    query,
    headers: { host: base.host, ...(contentType && { 'content-type': contentType }) },
    ...(body !== undefined && { body }),
  })
  const url = new URL(path, base)
  url.search = new URLSearchParams(query).toString()
  const { host: _, ...headers } = signed.headers
  const signal = AbortSignal.timeout(CALL_TIMEOUT_MS)
  const response = await fetch(url, { method, headers, body: body ?? null, signal }).catch((cause) => {
    throw new AwsRefusal('Unreachable', `${base.host} did not answer`, { cause })
  })
  const text = await response.text()
  if (!response.ok) throw refusalIn(response, text)
  return text
}

/** A call to one of the services that speak JSON over REST. */
export async function callJson<Answer>(
  call: Omit<AwsCall, 'body' | 'contentType'> & { json?: unknown },
): Promise<Answer> {
  const { json, ...rest } = call
  const body = json === undefined ? {} : { body: JSON.stringify(json), contentType: 'application/json' }
  const text = await callAws({ ...rest, ...body })
  try {
    return JSON.parse(text || '{}')
  } catch (cause) {
    throw new AwsRefusal('Unreachable', `${rest.service} answered something other than JSON`, { cause })
  }
}

/** A call to one of the services that take a form and answer in XML. Throws an `AwsRefusal`. */
export async function callQuery(
  service: QueryService,
  region: string,
  parameters: Record<string, string>,
): Promise<XmlElement> {
  const body = new URLSearchParams({ Version: QUERY_VERSIONS[service], ...parameters }).toString()
  const contentType = 'application/x-www-form-urlencoded'
  return readXml(await callAws({ service, region, method: 'POST', path: '/', body, contentType }))
}

export interface XmlElement {
  /** The text of the first element of this name below it; undefined when there is none. */
  text(name: string): string | undefined
  /** The members of the first list of this name below it. */
  members(list: string): XmlElement[]
}

function readXml(xml: string): XmlElement {
  return elementOf(parseDocument(xml, { xmlMode: true }).children)
}

type Nodes = ReturnType<typeof parseDocument>['children']

function elementOf(nodes: Nodes): XmlElement {
  const first = (name: string) => DomUtils.getElementsByTagName(name, nodes, true, 1)[0]
  return {
    text(name) {
      const element = first(name)
      return element ? DomUtils.textContent(element) : undefined
    },
    members: (list) =>
      DomUtils.getElementsByTagName('member', first(list)?.children ?? [], false).map(({ children }) =>
        elementOf(children),
      ),
  }
}

function refusalIn(response: Response, text: string): AwsRefusal {
  if (text.trimStart().startsWith('<')) {
    const xml = readXml(text)
    return new AwsRefusal(xml.text('Code') ?? `http ${response.status}`, xml.text('Message') ?? text.slice(0, 300))
  }
  const named = response.headers.get('x-amzn-errortype')?.split(':')[0]
  try {
    const { __type, message, Message } = JSON.parse(text)
    const type =
      named ??
      String(__type ?? `http ${response.status}`)
        .split('#')
        .at(-1)
    return new AwsRefusal(type as string, message ?? Message ?? '')
  } catch {
    return new AwsRefusal(named ?? `http ${response.status}`, text.slice(0, 300))
  }
}

/** The variables by which the SDK's clients are sent elsewhere hold for these calls, too. */
function endpointOf(service: AwsService, region: string): string {
  const named = process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] || process.env.AWS_ENDPOINT_URL
  return named || `https://${service}.${region}.amazonaws.com`
}

/** Credentials as the SDK and the CDK find them: variables, profiles, SSO. */
function openCredentials() {
  const provider = defaultProvider()
  return () =>
    provider().catch((cause: Error) => {
      throw new AwsRefusal('NoCredentials', cause.message, { cause })
    })
}
