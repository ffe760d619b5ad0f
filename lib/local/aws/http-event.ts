import { randomUUID } from 'node:crypto'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

const STAGE = '$default'

/** An HTTP request as API Gateway's HTTP API hands it to a Lambda function (payload format 2.0): text as it is, anything else in base64. */
export async function httpEvent(request: Request): Promise<APIGatewayProxyEventV2> {
  const { pathname, search } = new URL(request.url)
  const raw = Buffer.from(await request.arrayBuffer())
  const headers = Object.fromEntries(request.headers)
  const isText = /^(text\/|application\/(json|xml|javascript))/.test(headers['content-type'] ?? '')
  return {
    version: '2.0',
    routeKey: `${request.method} ${pathname}`,
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers,
    requestContext: requestContext(request.method, pathname, headers),
    body: raw.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  }
}

/** A Lambda function's answer as the HTTP API returns it. An answer without a status is the JSON body of a 200. */
export function httpResponse(answer: unknown): Response {
  if (typeof answer !== 'object' || answer === null || !('statusCode' in answer)) return Response.json(answer ?? null)
  const { statusCode, headers, body, isBase64Encoded } = answer as APIGatewayProxyStructuredResultV2
  const headerPairs = Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)] as [string, string])
  const bytes = body ? Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8') : null
  return new Response(bytes, { status: statusCode ?? 200, headers: headerPairs })
}

function requestContext(
  method: string,
  path: string,
  headers: Record<string, string>,
): APIGatewayProxyEventV2['requestContext'] {
  return {
    accountId: '000000000000',
    apiId: 'local',
    domainName: headers.host ?? 'localhost',
    domainPrefix: 'local',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: headers['user-agent'] ?? '' },
    requestId: randomUUID(),
    routeKey: `${method} ${path}`,
    stage: STAGE,
    time: new Date().toISOString(),
    timeEpoch: Date.now(),
  }
}
