import { identityOf } from '../../releases/same-release/identity.ts'
import { institutionsIn, PAGE_OF_ONE } from './institution-name.ts'
import { type Node, selectValues } from './markup-tree.ts'
import { absoluteUrl } from './urls.ts'

/** By what a page is known to be of a site: its address, the title or name it gives itself, or links that only the site has. */
export type SiteEvidence = 'address' | 'name' | 'links'

export interface KnownSite {
  site?: string | undefined
  siteNames?: string[] | undefined
  ownLinks?: string | undefined
  ownCells?: string | undefined
}

/** What a page says of whose it is. */
export interface PageNames {
  /** The parts of its title, and the name of its site. */
  names: string[]
  /** Its headline and the words of its logo: they may name another institution than its title does. */
  marks: string[]
}

/** What the rows of its list hold: their links, and the cells in which the markup looks for the institution. */
export interface RowMarks {
  links: string[]
  cells: string[]
}

/** What separates the name of a site from the name of a page in a title: `보도자료 | 시험부`, `시험부 - 보도자료`, `보도자료 : 시험부`. */
const TITLE_SEPARATOR = /\s*(?:[|:<>＜＞»›«‹·/]|\s[-–—]\s)\s*/
/** The address a page gives for itself. */
export function ownAddress(page: Node): string | undefined {
  const given = selectValues(page, "link[rel='canonical']@href, meta[property='og:url']@content")
  for (const address of given) {
    const url = absoluteUrl(address)
    if (url) return url
  }
  return undefined
}

/**
 * Why a page is taken for one of a site; undefined where nothing says so. An address decides alone. Without one a page has to name the site, or
 * to have links that only that site has; and it must name no other institution beside it.
 */
export function siteEvidence(
  page: PageNames,
  known: KnownSite,
  rows: RowMarks,
  address: string | undefined,
): SiteEvidence | undefined {
  if (!known.site) return undefined
  if (address) return hostOf(address) === hostOf(known.site) ? 'address' : undefined
  const ours = known.siteNames ?? []
  if (namesAnother(page, ours)) return undefined
  if (isNamed(page.names, ours)) return 'name'
  const { ownLinks, ownCells } = known
  if (ownLinks === undefined) return undefined
  const isOwn = new RegExp(ownLinks)
  // A link to another host says where that host's releases are, not whose page this is.
  const hasOwnLink = rows.links.some((link) => !/^(?:[a-z]+:)?\/\//i.test(link) && isOwn.test(link))
  const hasOwnCell = ownCells === undefined || rows.cells.some((cell) => new RegExp(ownCells).test(cell))
  return hasOwnLink && hasOwnCell ? 'links' : undefined
}

/** What the parts of a title are called that name a page and no site. */
const PAGE_WORD =
  /보도|자료|공지|알림|소식|뉴스|공고|고시|예고|안내|게시판|목록|브리핑|정보|마당|홈|메인|home|news|notice|board|list|press/i

/**
 * Whether one of a page's names is a name of ours, as a whole and not among other words. `금융감독원 소식` is one only where the other parts name
 * pages: beside `가온빛` it is what another site calls a page of its own.
 */
function isNamed(names: string[], ours: string[]): boolean {
  const bare = (name: string) => name.replace(/\s+/g, '').toLowerCase()
  if (names.some((name) => ours.some((one) => bare(one) === bare(name)))) return true
  const isOurs = (name: string) => ours.some((one) => comparable(one) === comparable(name))
  return names.some(isOurs) && names.every((name) => isOurs(name) || PAGE_WORD.test(name))
}

/** Whether a page names an institution that is not ours. */
export function namesAnother({ names, marks }: PageNames, ours: string[]): boolean {
  const known = new Set([...ours, ...ours.flatMap((one) => one.split(' '))].map(comparable))
  const isOther = (name: string) => !known.has(comparable(name))
  const named = names.filter(isOther).flatMap((name) => institutionsIn(name))
  // Sites also give their own names in English there.
  const marked = marks.filter(isOther).flatMap((mark) => institutionsIn(mark, { isEnglish: false }))
  return [...named, ...marked].some(isOther)
}

/** A longer one is a page whose end tag is missing. */
const MAX_TITLE_LETTERS = 300
const MARKS = "h1, h1 img@alt, [class*='logo'] img@alt, [id*='logo'] img@alt"
const MAX_MARK_LETTERS = 40

export function namesIn(page: Node): PageNames {
  const [title = ''] = selectValues(page, 'title')
  const sites = selectValues(page, "meta[property='og:site_name']@content, meta[name='application-name']@content")
  const marks = [...selectValues(page, MARKS).take(10)].filter((mark) => mark.length <= MAX_MARK_LETTERS)
  return { names: [...partsOfTitle(title.slice(0, MAX_TITLE_LETTERS)), ...sites], marks }
}

export function partsOfTitle(title: string): string[] {
  return title.split(TITLE_SEPARATOR).filter((part) => part !== '')
}

/** The host of an address as identities know it: without www, and under its present name. */
export function hostOf(address: string | undefined): string | undefined {
  const url = address === undefined ? null : URL.parse(address)
  return url ? identityOf(`https://${url.host}/`) : undefined
}

function comparable(name: string): string {
  const bare = name.replace(/\s+/g, '').toLowerCase()
  const shorter = bare.replace(PAGE_OF_ONE, '')
  return shorter === '' || shorter === bare ? bare : comparable(shorter)
}
