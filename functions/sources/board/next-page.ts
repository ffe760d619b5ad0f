import { type Node, selectElements, selectValues } from '../document/markup-tree.ts'
import { absoluteUrl } from '../document/urls.ts'

/** Parameters that say which page of a list is meant. Those of its length (`pageUnit`) are none. */
const PAGE_PARAMETER = /[?&]((?!\w*(?:unit|size|item|count|scale))(?:\w*page\w*|cpage|pg|p|[\w.]*offset))=(\d+)/i
/** What a link to the second page says, the number before the word: 다음 may lead ten pages on. */
const SECOND = /^\(?2\)?(?:\s?(?:페이지|쪽))?(?:로 이동)?$/
const NEXT = /^(?:다음(?:\s?(?:페이지|쪽|목록))?(?:으?로)?(?:\s?이동)?|next(?: page)?|>|›|»)$/i

/** How a page links to the second page of its list: the parameter of its address, as `nextPage` in a markup; else the script it runs. */
export interface SecondPage {
  parameter?: string
  script?: string
}

/** The address of a page of a list, by that of its first page and by what the second one's has. */
export function pageAddress(first: string, secondPage: string, page: number): string {
  const [, name = '', value = ''] = /^(.+)=(\d+)$/.exec(secondPage) ?? []
  const url = new URL(first)
  // The second page is page 2, or page 1 where they are counted from 0, or begins after so many rows.
  url.searchParams.set(name, String(value === '2' ? page : Number(value) * (page - 1)))
  return url.href
}

/** What leads to the second page of the list that stands at `address`; undefined where nothing does. */
export function findSecondPage(list: Node, address: string | undefined): SecondPage | undefined {
  const links = selectElements(list, 'a').map((link) => {
    const [words = ''] = selectValues(link, '@title')
    const [shown = ''] = selectValues(link, '')
    const [href = ''] = selectValues(link, '@href')
    const [script = href] = selectValues(link, '@onclick')
    return { said: [shown, words].map((text) => text.replace(/\s+/g, ' ').trim()), href, script }
  })
  const numbered = links.filter(({ said }) => said.some((words) => SECOND.test(words)))
  const named = links.filter(({ said }) => said.some((words) => NEXT.test(words)))
  for (const { href, script } of [...numbered, ...named]) {
    const [, name, value = ''] = PAGE_PARAMETER.exec(href.replaceAll('&amp;', '&')) ?? []
    if (name && Number(value) > 0 && isOfList(href, address)) {
      const leadsOn = /offset/i.test(name) || Number(value) <= 2
      if (leadsOn) return { parameter: `${name}=${value}` }
    } else if (/\(\s*['"]?\d+['"]?\s*\)/.test(script)) {
      return { script: script.replace(/^javascript:/, '') }
    }
  }
  return undefined
}

/** Whether a link stays at the address of the list, whatever its parameters are: `/press`, or `/index.php?mid=press` where that is the same. */
function isOfList(href: string, address: string | undefined): boolean {
  const link = URL.parse(absoluteUrl(href, address) ?? '')
  const list = URL.parse(address ?? '')
  if (!link || !list) return address === undefined
  const pathOf = ({ pathname }: URL) => pathname.replace(/;.*/, '')
  if (link.host !== list.host) return false
  const name = pathOf(list)
    .split('/')
    .findLast((part) => part !== '')
  const isRewritten =
    /\/(?:index\.\w+)?$/.test(pathOf(link)) && name !== undefined && [...link.searchParams.values()].includes(name)
  return pathOf(link) === pathOf(list) || isRewritten
}
