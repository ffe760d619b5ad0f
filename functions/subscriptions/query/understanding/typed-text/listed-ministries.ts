import { ministryNamed } from '../../named-ministry.ts'
import { splitOutsideBrackets } from './brackets.ts'

/*
Ministries that are named once for what stands beside them: `부처:환경부,고용노동부 안전`, `안전 부처:환경부, 산업부`. By themselves they are a list,
of which each is subscribed by itself.
*/

const LISTED = /(?<!\S)부처\s*[:：=]\s*([가-힣]{3,}(?:\s*[,、·/&]\s*[가-힣]{3,})+)(?=\s|$)/gu
const SEPARATOR_OF_NAMES = /\s*[,、·/&]\s*|\s+(?:및|와|과|그리고|또는|or)\s+|(?<=[부청처원회])(?:와|과|랑|이나|나)\s+/u
const SEPARATOR = /\s*[,、·/&]\s*/u

/** `산업부, 중기부: 납품대금, 하도급`: who publishes, then what. */
const BEFORE_COLON = /^([^:：=\n\p{Co}]{3,60}?)\s*[:：]\s*(\S.*)$/u
const BULLET = /^(?:[-*•·▶]|\d{1,2}[.)])\s+/u

/** Each of the subjects behind a colon with the sign of each ministry before it; the line itself where it is none of that kind. */
function ofMinistriesBeforeColon(line: string): string {
  const [, names = '', subjects = ''] = line.trim().match(BEFORE_COLON) ?? []
  const ministries = names.replace(BULLET, '').split(SEPARATOR_OF_NAMES).map(ministryNamed)
  if (names === '' || ministries.includes(undefined)) return line
  const signs = [...new Set(ministries)].map((name) => `부처:${name}`).join(' ')
  return splitOutsideBrackets(subjects, /\s*[,、;/|]\s*/u)
    .filter((subject) => subject !== '')
    .map((subject) => `${subject} ${signs}`)
    .join(', ')
}

/** A text in which each of several ministries has the sign of its own, where a keyword stands beside them. */
export function withSignOfEachMinistry(text: string): string {
  return text
    .split('\n')
    .map(ofMinistriesBeforeColon)
    .map((line) =>
      line.replace(LISTED, (whole, names: string, at: number) => {
        const ministries = names.split(SEPARATOR).map(ministryNamed)
        if (ministries.includes(undefined)) return whole
        const before = line.slice(0, at).trim()
        const [next = ''] = line
          .slice(at + whole.length)
          .trim()
          .split(' ')
        const isBeside = /[^,;、/|]$/u.test(before) || /^[\p{L}\p{N}\p{Co}+][^:：=]*$/u.test(next)
        return isBeside ? ministries.map((name) => `부처:${name}`).join(' ') : whole
      }),
    )
    .join('\n')
}
