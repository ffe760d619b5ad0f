/*
What templates and scripts write in place of a link that they do not have: `null`, `/undefined`, `view.do?no=NaN`, `{{item.url}}`, `<%=link%>`.
*/

const WORDS = 'null undefined nan none nil n/a #n/a #none #null #undefined false true -'.split(' ')
/** Also as a part of a path or as a value. */
const WORDS_WITHIN = new Set(['null', 'undefined', 'nan', '[object object]', '(null)'])
/** Brackets with a name in them. Those with a number, as around a GUID, may be part of an address. */
const PLACEHOLDER = /^(?:\{\{.*\}\}|[$#%@]\{.*\}|\[\[.*\]\]|\{[a-z_.]+\}|<%.*%>|<\?.*\?>|%%?[a-z_]+%%?|%[sd])$/i

/** Whether a link is only what stands for one that is missing. */
export function isTemplateValue(link: string): boolean {
  if (WORDS.includes(link.trim().toLowerCase())) return true
  const [, path = '', query = ''] = /^(?:[a-z]+:\/\/[^/?#]*|\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/i.exec(link) ?? []
  const parts = path.split('/').filter((part) => part !== '')
  if (parts.some(isMissing)) return true
  const values = query.split('&').map((parameter) => parameter.replace(/^[^=]*=?/, ''))
  // A parameter without a value beside one with a number is nothing: `?no=7&menu=null`.
  return values.some(isMissing) && !/\d/.test(path) && !values.some((value) => /\d/.test(value))
}

function isMissing(part: string): boolean {
  const plain = decoded(part).trim()
  return WORDS_WITHIN.has(plain.toLowerCase()) || PLACEHOLDER.test(plain)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
