import { identityOf } from '../../releases/same-release/identity.ts'
import { type Node, selectValues } from './markup-tree.ts'
import { absoluteUrl } from './urls.ts'

/** By what a page is known to be of a site: its address, the title or name it gives itself, or links that only the site has. */
export type SiteEvidence = 'address' | 'name' | 'links'

export interface KnownSite {
  site?: string | undefined
  siteNames?: string[] | undefined
  ownLinks?: string | undefined
}

/** What separates the name of a site from the name of a page in a title: `보도자료 | 시험부`, `시험부 - 보도자료`, `보도자료 : 시험부`. */
const TITLE_SEPARATOR = /\s*(?:[|:<>＜＞»›«‹·/]|\s[-–—]\s)\s*/
/** A part of a title that ends so is the name of an institution, save for these pages of one. */
const INSTITUTION =
  /(?:[부처청원]|위원회|공단|공사|협회|협의회|학회|학교|센터|재단|연구소|은행|거래소|진흥회|조합|연합회|본부|포털|누리집|홈페이지)$/

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
 * Why a page with these names and links is taken for one of a site; undefined where nothing says so. An address decides alone. Without one a page
 * has to name the site, or to have links that only that site has and name no other institution.
 */
export function siteEvidence(
  names: string[],
  known: KnownSite,
  links: Iterable<string>,
  address: string | undefined,
): SiteEvidence | undefined {
  if (!known.site) return undefined
  if (address) return hostOf(address) === hostOf(known.site) ? 'address' : undefined
  const ours = (known.siteNames ?? []).map(comparable)
  if (names.some((name) => ours.includes(comparable(name)))) return 'name'
  const { ownLinks } = known
  if (ownLinks === undefined || names.some((name) => INSTITUTION.test(name))) return undefined
  const isOwn = new RegExp(ownLinks)
  return [...links].some((link) => isOwn.test(link)) ? 'links' : undefined
}

/** A longer one is a page whose end tag is missing. */
const MAX_TITLE_LETTERS = 300

/** The names a page goes by: the parts of its title, and the name of its site. */
export function namesIn(page: Node): string[] {
  const [title = ''] = selectValues(page, 'title')
  const sites = selectValues(page, "meta[property='og:site_name']@content, meta[name='application-name']@content")
  return [...partsOfTitle(title.slice(0, MAX_TITLE_LETTERS)), ...sites]
}

export function partsOfTitle(title: string): string[] {
  return title.split(TITLE_SEPARATOR).filter((part) => part !== '')
}

/** The host of an address as identities know it: without www, and under its present name. */
export function hostOf(address: string | undefined): string | undefined {
  const url = address === undefined ? null : URL.parse(address)
  return url ? identityOf(`https://${url.host}/`) : undefined
}

/** What a page of an institution adds to its name in a title. */
const ADDED_TO_NAME = /(?:보도자료|공지사항|게시판|목록|공식|대표|누리집|홈페이지)$/

function comparable(name: string): string {
  const bare = name.replace(/\s+/g, '').toLowerCase()
  const shorter = bare.replace(ADDED_TO_NAME, '')
  return shorter === '' || shorter === bare ? bare : comparable(shorter)
}
