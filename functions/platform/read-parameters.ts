import { Sha256 } from '@smithy/core/checksum'
import { SignatureV4 } from '@smithy/signature-v4'
import * as z from 'zod'

/*
The one call that a function makes of Parameter Store, signed by the SDK's own signer. The client package would add 79 kB to the function
that people wait for; commands, which also write parameters and go through proxies, use it (lib/commands/aws/parameter-store.ts).
*/

const ATTEMPTS = 3
// Slack gives 3 s in all, a cold start among it.
const ATTEMPT_TIMEOUT_MS = 1_000
const FIRST_PAUSE_MS = 50
/** What AWS refuses now and may not refuse a moment later. */
const PASSING = ['ThrottlingException', 'TooManyRequestsException', 'RequestLimitExceeded', 'InternalServerError']

const Answer = z.object({ Parameters: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]) })
const Refusal = z.object({ __type: z.string().default(''), message: z.string().optional() })

/** The values of SecureStrings, by their whole names, ten at most; those that are not there are left out. Throws what AWS said. */
export async function readParameters(names: string[]): Promise<Record<string, string>> {
  const body = JSON.stringify({ Names: names, WithDecryption: true })
  for (let attempt = 1; ; attempt += 1) {
    const { text, refusal } = await callParameterStore(body)
    if (refusal === undefined)
      return Object.fromEntries(Answer.parse(JSON.parse(text)).Parameters.map(({ Name, Value }) => [Name, Value]))
    if (!refusal.passes || attempt === ATTEMPTS) throw refusal.error
    await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** attempt))
  }
}

interface ParameterRefusal {
  error: Error
  /** Whether the next try may go well. */
  passes: boolean
}

async function callParameterStore(body: string): Promise<{ text: string; refusal?: ParameterRefusal }> {
  const { AWS_REGION: region = 'us-east-1', AWS_ENDPOINT_URL_SSM, AWS_ENDPOINT_URL } = process.env
  const url = new URL(AWS_ENDPOINT_URL_SSM || AWS_ENDPOINT_URL || `https://ssm.${region}.amazonaws.com`)
  const headers = await signedHeaders(url, region, body)
  try {
    const signal = AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)
    const response = await fetch(url, { method: 'POST', headers, body, signal })
    const text = await response.text()
    return response.ok ? { text } : { text, refusal: refusalOf(response.status, text) }
  } catch (cause) {
    return { text: '', refusal: { error: new Error('Parameter Store did not answer', { cause }), passes: true } }
  }
}

async function signedHeaders(url: URL, region: string, body: string): Promise<Record<string, string>> {
  const signer = new SignatureV4({ service: 'ssm', region, credentials: credentials(), sha256: Sha256 })
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: '/',
    headers: {
      host: url.host,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonSSM.GetParameters',
    },
    body,
  })
  const { host: _, ...rest } = headers
  return rest
}

/** Those that Lambda puts into the environment, read for each call since it may renew them. */
function credentials() {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN } = process.env
  if (!accessKeyId || !secretAccessKey)
    throw new Error('no credentials in the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)')
  return { accessKeyId, secretAccessKey, ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }) }
}

function refusalOf(status: number, text: string): ParameterRefusal {
  const { __type, message } = readRefusal(text)
  const name = __type.split('#').at(-1) || `http ${status}`
  const error = Object.assign(new Error(message ?? `Parameter Store answered ${status}`), { name })
  return { error, passes: status >= 500 || status === 429 || PASSING.includes(name) }
}

function readRefusal(text: string): z.infer<typeof Refusal> {
  try {
    return Refusal.parse(JSON.parse(text))
  } catch {
    return { __type: '' }
  }
}
