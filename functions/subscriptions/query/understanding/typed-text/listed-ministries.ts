import { ministryNamed } from '../../named-ministry.ts'

/*
Ministries that are named once for what stands beside them: `부처:환경부,고용노동부 안전`, `안전 부처:환경부, 산업부`. By themselves they are a list,
of which each is subscribed by itself.
*/

const LISTED = /(?<!\S)부처\s*[:：=]\s*([가-힣]{3,}(?:\s*[,、·/&]\s*[가-힣]{3,})+)(?=\s|$)/gu
const SEPARATOR = /\s*[,、·/&]\s*/u

/** A text in which each of several ministries has the sign of its own, where a keyword stands beside them. */
export function withSignOfEachMinistry(text: string): string {
  return text
    .split('\n')
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
