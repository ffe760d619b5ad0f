import { createHmac, randomBytes } from 'node:crypto'

const REQUEST_TIMEOUT_MS = 10_000

/**
 * Sends the door what Slack sends to verify an address, signed with this secret, and returns a sentence on what is wrong; undefined when the
 * door answers as it should. Nothing else is done by such a request.
 */
export async function sendTestRequest(url: string, signingSecret: string): Promise<string | undefined> {
  const challenge = randomBytes(12).toString('hex')
  const body = JSON.stringify({ type: 'url_verification', challenge })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  }
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS)
  const response = await fetch(url, { method: 'POST', headers, body, signal }).catch(() => undefined)
  if (!response) return `주소가 답하지 않습니다: ${url} (npm run deploy가 끝까지 갔는지 확인해 주세요)`
  const answered = await response.text().catch(() => '')
  if (response.ok && answered.includes(challenge)) return undefined
  if (response.status === 401)
    return '주소가 서명을 받아들이지 않았습니다. 이 컴퓨터의 시계가 맞는지, Signing Secret이 이 앱의 것인지 확인해 주세요.'
  if (response.status === 503)
    return '주소가 아직 Signing Secret을 읽지 못합니다. 저장한 이름과 리전이 배포한 곳과 같은지 확인해 주세요.'
  return `주소가 HTTP ${response.status} 오류로 답했습니다. slack 함수의 로그를 봐 주세요(docs/ko/runbook.md).`
}
