/*
Links as people and programs write them: without a scheme, with a scheme whose letters or marks were lost, exchanged or doubled, wrapped in
what a template left. What certainly leads to a host is mended; what looks like a broken scheme and does not is no link, never a path
on the site where it stands.
*/

/** A host in place of a path, with or without `//`: people write `www.example.go.kr/view?no=5`. */
const HOST_WITHOUT_SCHEME =
  /^(?:\/\/)?(?:www\d?\.[\w-]+(?:\.[\w-]+)+|(?:[a-z\d-]+\.)+(?:kr|com|net|org|eu|int|gov|edu))(?::\d+)?(?=[/?#]|$)/i
/** A host where a scheme stands before it. */
const HOST = /^(?:[\p{L}\d_-]+\.)+(?:[\p{L}]{2,}|xn--[a-z\d-]+)(?::\d+)?(?=[/?#\\]|$)/iu
/** `view.do` and `list.jsp` look like hosts and are files. */
const FILE = /^[\w-]+\.(?:do|jspx?|html?|php\d?|aspx?|es|cgi|nhn|action|xml|web|pdf|hwpx?)(?=[/?#]|$)/i
/** What a template writes for a host that it does not know. */
const NO_HOST = /^https?:\/\/(?:null|undefined|none|\[object|\$?(?:\{|%7b)|[/?#.]|$)/i
/**
 * `http` or `https`, that with lost, doubled or exchanged letters (htp, htttps, ttps, hppt), or nothing, and the marks behind it: `https;//`,
 * `http//`, `https:/`, `://`.
 */
const SCHEME =
  /^(?:(?<sure>https?)|(?<nearly>h{0,2}(?:t{1,3}p{1,2}|xxp|p{1,2}t{1,2})s{0,2}|thtps?|htts?)|)(?<marks>[\s:;,/\\]+)/i
const WHOLE = /^https?:\/\/[^\s/\\]/i
/** `http://https://…`, `/https://…`, `//http//…` */
const BEFORE_SCHEME = /^(?:https?\s?[:;]?\/{0,4}|(?:\.{0,2}\/){1,3})(?=https?\s?(?:[:;]\s?\/|\/\/))/i
const MAX_SCHEMES = 4
const WRAPPING = /[\s"'<>“”‘’\u200b-\u200f\u2060\ufeff]/
/** `<a href="https://…">` in place of an address, and words beside one: `바로가기 https://…`, `https://… (새창)`, a second address. */
const ANCHOR = /^\s{0,9}<a\s[^<>]*?href\s{0,9}=\s{0,9}["']?([^"'\s<>]+)/i
const WORDS_BEFORE = /^(?!https?\b)(?:[^/?#&=%]{0,20}\s|[^/?#&=%;\s]{1,12}?)(?=https?:\/\/)/i
const SECOND_ADDRESS = /[\s,;|]{1,4}https?:\/\//i
const WORD_IN_BRACKETS = /\s{1,4}\([^()]{1,20}\)$/
const ENCODED = /^https?%3a(?:%2f){2}/i
const MAX_MENDED_LENGTH = 2500

/** A link as it was meant: an address, or a path; undefined where it means neither. */
export function mendLink(link: string): string | undefined {
  if (link.length > MAX_MENDED_LENGTH) return undefined
  const [, anchored] = ANCHOR.exec(link) ?? []
  const bare = bareLink(anchored ?? link)
  if (WHOLE.test(bare)) return NO_HOST.test(bare) ? undefined : bare
  const { sure, nearly, marks = '' } = SCHEME.exec(bare)?.groups ?? {}
  const scheme = sure ?? nearly
  const isScheme = scheme === undefined ? /^[:;]\s*[/\\]/.test(marks) : /[:;]|\/\/|\\\\/.test(marks)
  if (!isScheme) return HOST_WITHOUT_SCHEME.test(bare) ? `https://${bare.replace(/^\/\//, '')}` : withoutOther(bare)
  const rest = bare.slice((scheme ?? '').length + marks.length)
  if (HOST.test(rest) && !FILE.test(rest)) return `${/s$/i.test(scheme ?? 's') ? 'https' : 'http'}://${rest}`
  // `https:///view.do`, `http:view.do`: the host was left out.
  if (sure === undefined || !FILE.test(rest)) return undefined
  return /[/\\]/.test(marks) ? `/${rest}` : rest
}

function bareLink(link: string): string {
  let bare = narrow(decoded(unwrapped(link).replaceAll('\\/', '/'))).replace(WORDS_BEFORE, '')
  for (let times = 0; times < MAX_SCHEMES && BEFORE_SCHEME.test(bare); times += 1)
    bare = bare.replace(BEFORE_SCHEME, '')
  if (!WHOLE.test(bare)) return bare
  const query = bare.search(/[?#]|$/)
  const path = bare.slice(0, query)
  const second = path.search(SECOND_ADDRESS)
  if (second !== -1) return path.slice(0, second)
  return query === bare.length ? bare.replace(WORD_IN_BRACKETS, '') : bare
}

/** A link without quotes, brackets and invisible letters around it. */
function unwrapped(link: string): string {
  const bare = link.replaceAll('<![CDATA[', '').replaceAll(']]>', '')
  let [begin, end] = [0, bare.length]
  while (begin < end && WRAPPING.test(bare.charAt(begin))) begin += 1
  while (end > begin && WRAPPING.test(bare.charAt(end - 1))) end -= 1
  return bare.slice(begin, end)
}

/** What begins with some other word and the marks of a scheme is no path. */
function withoutOther(link: string): string | undefined {
  return /^[a-z]{0,12}\s?[;,]\s?\/|^www[\s,;:]|^[a-z]+\s[a-z\s]*:\/\/|^[a-z]{2,12}:?\/\/(?=[\w-]+\.)/i.test(link)
    ? undefined
    : link
}

function narrow(link: string): string {
  const wide: Record<string, string> = { '：': ':', '；': ';', '／': '/' }
  return link.replace(/^.{0,12}/s, (start) => start.replace(/[：；／]/g, (mark) => wide[mark] as string))
}

function decoded(link: string): string {
  if (!ENCODED.test(link)) return link
  try {
    return decodeURIComponent(link)
  } catch {
    return link
  }
}
