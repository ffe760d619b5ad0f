import type { Failure } from '../../releases/source.ts'
import { placeOfSecret } from '../catalog/source-secrets.ts'
import { meaningOfWords } from '../document/refusal-kinds.ts'
import { elementsIn, fieldIn, parseXml } from '../document/xml-fields.ts'

type Failed = { outcome: 'failed' } & Failure

const HTML_PAGE = /^\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|script|meta)\b/is
const SENDS_AWAY =
  /location\.(?:assign|replace)\s*\(|location(?:\.href)?\s*=|<noscript\b|http-equiv\s*=\s*["']?refresh/i

const REGISTER = 'open.law.go.kr에 이 서버의 주소(IP)를 등록해 주세요.'

/**
 * What 국가법령정보센터 answers in place of a list or a text: that it does not know who asks, a page with a script where it keeps clouds out, or
 * nothing at all. None of these means that nothing changed. Undefined for any other document.
 */
export function lawRefusal(text: string): Failed | undefined {
  if (text.trim() === '') return notUnderstood('빈 응답이 왔습니다.')
  if (HTML_PAGE.test(text)) {
    if (!SENDS_AWAY.test(text)) return undefined
    return {
      outcome: 'failed',
      reason: 'refused',
      detail: `국가법령정보센터가 이 서버의 접속을 막고 있습니다. ${REGISTER}`,
    }
  }
  const root = elementsIn(parseXml(text)).find(({ name }) => name === 'Response' || name === 'Law')
  const said = root && [fieldIn(root, 'result'), fieldIn(root, 'msg', 'message')].filter(Boolean).join(' ')
  if (!root || !said) return undefined
  const kind = meaningOfWords(said)
  if (kind === 'address' || kind === 'key') {
    const detail = `국가법령정보센터가 아이디나 서버 주소를 확인하지 못했습니다. ${REGISTER} 아이디는 ${placeOfSecret('law-id')}에 넣습니다.`
    return { outcome: 'failed', reason: 'needs a key', detail }
  }
  if (root.name === 'Law') return undefined
  return { outcome: 'failed', reason: 'refused', detail: '국가법령정보센터가 요청을 거절했습니다.' }
}

export function notUnderstood(what: string): Failed {
  return { outcome: 'failed', reason: 'broken', detail: `국가법령정보센터의 답을 읽지 못했습니다. ${what}` }
}
