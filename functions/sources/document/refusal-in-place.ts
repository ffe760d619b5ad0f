import type { Failure } from '../../releases/source.ts'
import { htmlToText } from '../../text/html.ts'
import { leadsTo, linkedFeeds } from './linked-feeds.ts'
import { failureOfRefusal, meaningOfField, meaningOfWords, type RefusalKind } from './refusal-kinds.ts'

/*
What services answer in place of a document: bare words of a gateway, an error as JSON or XML, a page that says why there is none. Only codes
and names of errors are repeated, never a sentence of theirs: it might hold the key that was sent.
*/

const MAX_WORDS = 300
const MAX_ANSWER = 20_000
const MAX_DEPTH = 4
/** The answer itself, not an error in it: these hold what was asked for. */
const CONTENT_FIELD = /^(?:rows?|items?|list|data|content|documents?|results|records|entries|hits)$/i

/** The refusal that a text is, instead of a feed or a page; undefined for anything else. */
export function refusalInPlace(text: string): Failure | undefined {
  const trimmed = text.trim()
  if (/^[[{"]/.test(trimmed)) return trimmed.length > MAX_ANSWER ? undefined : refusalInFields(fieldsOfJson(trimmed))
  if (HTML.test(trimmed)) return refusalInPage(trimmed)
  if (trimmed.startsWith('<')) return trimmed.length > MAX_ANSWER ? undefined : refusalInFields(fieldsOfXml(trimmed))
  if (trimmed.length > MAX_WORDS) return undefined
  const kind = meaningOfWords(trimmed)
  return kind && failureOfRefusal(kind, trimmed)
}

interface Field {
  name: string
  value: string
}

/** Of several fields the one that says most counts: a code before a sentence, and anything before `refused`. */
function refusalInFields(fields: Field[]): Failure | undefined {
  const meanings = fields.map((field) => ({ ...field, kind: meaningOfField(field.name, field.value) }))
  const errors = meanings.filter((field): field is Field & { kind: RefusalKind } => {
    return field.kind !== undefined && field.kind !== 'fine'
  })
  const isFine = meanings.some(({ kind }) => kind === 'fine')
  const telling = errors.find(({ kind }) => kind !== 'refused') ?? errors[0]
  if (!telling || (isFine && telling.kind === 'refused')) return undefined
  const code = errors.find(({ kind, value }) => kind === telling.kind && value.length <= 80)
  return failureOfRefusal(telling.kind, code?.value)
}

function fieldsOfJson(json: string): Field[] {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'string' ? [{ name: 'message', value }] : fieldsWithin(value, 0)
  } catch {
    return []
  }
}

function fieldsWithin(value: unknown, depth: number): Field[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return []
  return Object.entries(value).flatMap(([name, inner]): Field[] => {
    if (typeof inner === 'object') return CONTENT_FIELD.test(name) ? [] : fieldsWithin(inner, depth + 1)
    // A list of errors is one of sentences.
    return [{ name: Array.isArray(value) ? 'message' : name, value: String(inner) }]
  })
}

const LEAF = /<([\p{L}\w:.-]+)(?:\s[^<>]*)?>\s*(?:<!\[CDATA\[([^<>]*)\]\]>|([^<>]*))\s*<\/\1\s*>/gu
/** An error has few fields; further on stands what was asked for. */
const MAX_XML_FIELDS = 12

function fieldsOfXml(xml: string): Field[] {
  return Array.from(xml.matchAll(LEAF).take(MAX_XML_FIELDS), ([, name = '', quoted, plain = '']) => ({
    name: name.replace(/^.*:/, ''),
    value: (quoted ?? plain).trim(),
  }))
}

const HTML =
  /^(?:<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(?:!doctype html|html|head|body|script|meta|div|p|center|title|h\d)\b/is
const MAX_PAGE = 200_000
const MAX_PAGE_WORDS = 900
/** A page with more links is a page of a site, whatever words stand in it. */
const MAX_LINKS = 12
const ALERT = /\balert\(\s*(?:"([^"]{2,200})"|'([^']{2,200})')/g
const LEADS_AWAY =
  /(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\s*\(|<meta[^<>]*http-equiv\s*=\s*["']?refresh)/i
const PASSWORD = /<input\b[^<>]*\btype\s*=\s*["']?password\b/i
const ELSEWHERE = '문서 대신 다른 곳으로 보내는 스크립트만 왔습니다. 브라우저가 아닌 접속을 가리는 것일 수 있습니다.'

/** A page that only says why there is none: short, with few links, or a script that shows a sentence. */
function refusalInPage(html: string): Failure | undefined {
  if (html.length > MAX_PAGE || html.match(/<a\s/gi)?.[MAX_LINKS]) return undefined
  const words = htmlToText(html)
  if (words.length > MAX_PAGE_WORDS) return undefined
  const [, title = ''] = /<title[^<>]*>([^<>]*)/i.exec(html) ?? []
  const alerts = Array.from(html.matchAll(ALERT), ([, double, single]) => double ?? single ?? '')
  const kind = [title, ...alerts, ...words.split('\n')].map(meaningOfWords).find((one) => one && one !== 'nothing')
  if (!kind && PASSWORD.test(html)) return failureOfRefusal('login', undefined)
  // A page that leads to a feed is one that names it.
  if (!kind && words === '' && LEADS_AWAY.test(html) && linkedFeeds(html).length === 0) return elsewhere(html)
  if (!kind) return undefined
  const { reason, detail } = failureOfRefusal(kind, undefined)
  // A page in place of a feed needs a person, save where it says that it will pass or that a key is missing.
  return { reason: reason === 'refused' ? 'not a feed' : reason, detail }
}

function elsewhere(html: string): Failure {
  const next = leadsTo(html)
  return { reason: 'not a feed', detail: next ? `${ELSEWHERE} 보내는 곳: ${next}` : ELSEWHERE }
}
