import type { Failure } from '../../releases/source.ts'
import { ForbiddenAddressError, ProxyError, ResponseTooLargeError } from './http-exchange.ts'

/** What went wrong on the way to `host`, in a sentence for a person. Of the URL it names only the host: the rest may hold a key. */
export function httpFailure(error: unknown, host: string, signal: AbortSignal): Failure & { brokeOff?: boolean } {
  if (signal.aborted) return { reason: 'timeout', detail: `${host}에서 제때 응답하지 않았습니다.` }
  if (error instanceof ResponseTooLargeError)
    return { reason: 'too large', detail: `${host}에서 보낸 내용이 너무 커서 읽지 않았습니다.` }
  if (error instanceof ForbiddenAddressError) {
    return { reason: 'redirects', detail: `내부망 주소로 넘어가려 해서 따라가지 않았습니다: ${host}` }
  }
  if (error instanceof ProxyError) return { reason: 'unreachable', detail: proxySentence(error, host) }
  const code = codeOf(error)
  return {
    reason: 'unreachable',
    detail: `${host}${SENTENCES[code] ?? sentenceOf(code)}`,
    brokeOff: code === 'ECONNRESET',
  }
}

function proxySentence({ status, cause }: ProxyError, host: string): string {
  if (status === 407)
    return `프록시가 로그인을 요구해 ${host}에 닿지 못했습니다. HTTPS_PROXY를 http://이름:암호@주소:포트 로 적어 주세요.`
  if (status !== undefined)
    return `프록시가 ${host}로 가는 연결을 막았습니다 (HTTP ${status}). 프록시를 맡은 분께 이 주소를 열어 달라고 해 주세요.`
  return `프록시에 연결하지 못해 ${host}에 닿지 못했습니다 (${codeOf(cause)}). HTTPS_PROXY를 확인해 주세요.`
}

/** What a status of 400 or above means, in a sentence for a person. */
export function failureOfStatus(status: number, host: string): Failure {
  if (status === 429) return { reason: 'refused', detail: `${host}에서 요청이 너무 잦다고 합니다 (HTTP 429).` }
  if (status === 404 || status === 410)
    return { reason: 'refused', detail: `${host}에 이 주소가 없습니다 (HTTP ${status}).` }
  if (status < 500) return { reason: 'refused', detail: `${host}에서 접근을 거절했습니다 (HTTP ${status}).` }
  return { reason: 'unreachable', detail: `${host} 서버에 문제가 있습니다 (HTTP ${status}).` }
}

const SENTENCES: Record<string, string> = {
  ENOTFOUND: '의 주소를 찾을 수 없습니다.',
  EAI_AGAIN: '의 주소를 지금은 찾을 수 없습니다.',
  ECONNREFUSED: '에 연결할 수 없습니다.',
  ECONNRESET: '에서 연결을 끊었습니다.',
  Z_BUF_ERROR: '에서 보낸 내용이 중간에 끊겼습니다.',
  Z_DATA_ERROR: '에서 보낸 압축을 풀 수 없습니다.',
}

/** How Node calls the faults of a decompressor: of zlib, brotli and zstd. */
const COMPRESSION_CODE = /^(?:Z_|ERR__ERROR_|ERR_BROTLI|ERR_ZSTD|ZSTD_)/

function sentenceOf(code: string): string {
  if (COMPRESSION_CODE.test(code)) return '에서 보낸 압축을 풀 수 없습니다.'
  if (/CERT|SIGNATURE|ISSUER|ALTNAME|SSL|TLS/.test(code)) return `의 보안 인증서를 확인할 수 없습니다 (${code}).`
  return `에 연결하지 못했습니다 (${code}).`
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  if (error instanceof Error && 'code' in error) return String(error.code)
  return error instanceof Error ? error.name : 'unknown'
}
