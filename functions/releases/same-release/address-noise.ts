/*
Parameters of an address that say how somebody came to a page, not which page it is: where in a list it stood, how the list was sorted and
searched, the session, the campaign. A name is compared without its capitals and separators, as currPage, curr_page and CURRPAGE are one.
It is noise only where every part of it says so: pageNo is, pageSeq is not, nor listNo, which numbers a release on many boards.
*/

const PLACE =
  '(?:cur|curr|current|now|go|goto|rgoto|move|to|target|start|begin|end|first|last|prev|next|max|min|total|tot|my|sel|selected|from|req|request|ret|return|back|tab)'
const LIST =
  '(?:list|view|block|board|bbs|article|news|press|notice|item|items|record|records|row|rows|content|post|result|lcms|data|sub|main)'
const COUNT = '(?:cnt|count|size|sz|unit|limit|offset|scale|length|per)'
const NUMBER = '(?:no|num|number|nbr|idx|index|indexes|pos)'
const PAGE = '(?:page|pages|pg|pager|paging|pagination)'
const ORDER = '(?:sort|sorting|order|ordering|orderby|sortby)'
const SEARCHED = '(?:search|srch|sch)'
const SEARCHED_WITH =
  '(?:word|words|text|txt|key|keyword|keywords|type|str|val|value|field|fld|cond|condition|gubun|opt|option|date|sdate|edate|startdate|enddate|from|to|category|ctgry|cate|kind|area)'

const one = (...patterns: string[]) => new RegExp(`^(?:${patterns.join('|')})$`)

const PAGER = one(
  `(?:${PLACE}|${LIST}|${COUNT}|${NUMBER}|${SEARCHED}|[ncprs])*${PAGE}(?:${NUMBER}|${COUNT}|${LIST}|${PLACE}|co|navi|navigation)*`,
  'pageid|rowpagec|paged',
  `(?:${PLACE}|${LIST}|search|query)*(?:offset|limit)`,
  'rows|(?:list|view|block|rows?|records?|items?|display|disp|[np])(?:cnt|count|size|sz|limit|per|scale|rows?)+',
)
const SESSION = one('j?session(?:id|key)?|phpsessid|aspsessionid.*|sess(?:id|key)|[cx]srf(?:token)?|cfid|cftoken')
const CAMPAIGN = one(
  'utm.*|callfrom|napm|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|ttclid|li_?fatid|igshid|igsh|[gw]braid|srsltid',
  'mc[ce]id|hsenc|hsmi|hsctatracking|mkttok|cmpid|campaign(?:id|name|source)?|wtmc|spm',
  'n(?:media|query|rank|ad|adgroup|adgrouptype|keyword|keywordid|campaign|campaigntype)|fb(?:actionids|actiontypes|source|ref)',
  'referr?er|rnd|rand|random|nocache|cachebuster',
)
const SEARCH = one(
  `srch.*|(?:str|txt|inp|input|in)(?:search|srch)|[rs]?(?:srch|sch)${SEARCHED_WITH}\\d?`,
  'keywords?|kwd|skeyword|sfield|findex|keyfield|searchword|sword|findword|findtype|findkey|sfl|stx',
)
const LIST_VIEW = one(
  `(?:list|board|bbs|view)?${ORDER}(?:by|type|field|fld|col|column|name|nm|dir|direction|kind|method|order|ord|mode|gubun|cond|cd|value|val|option|opt)*`,
  'sst|sod|sop|spt|listord|listorder',
  '(?:list|return|rtn|ret|back|prev|before)(?:url|uri|link|path|href|query|querystring|param|params)',
  'list(?:type|mode|style|view)|querystring|decorator|layout',
)
/** Names that elsewhere may be those of a release, of a day or of a part of a site. */
const AMBIGUOUS = one(
  'period|repcode|repcodetype|startdate|enddate|sdate|edate|top|menuno|menuid|cp|pno|timestamp',
  `(?:start|begin|end|first|last)(?:${LIST})*(?:${NUMBER}|rows?|cnt|count)+`,
)
// 재정경제부 names its board and its release with parameters that begin with `search` (searchBbsId, searchNttId1); so may others.
const SEARCH_PREFIX = /^search(?!.*(id|seq|no|num|sn|idx)\d?$)/i
/** `_` and `_ga` are added by scripts and counters. */
const UNDERSCORED = /^_(?:g[al]|gac.*|gid)?$/i
/** WordPress and others number a page of the site with it. */
const PAGE_OF_SITE = /^page_id$/i
/** A longer name is none that people gave to a parameter, and would take long to compare. */
const MAX_NAME_LENGTH = 40

/** What can never tell two releases apart, wherever it stands. */
function isPlainNoise(name: string): boolean {
  const bare = bareName(name)
  if (PAGE_OF_SITE.test(name)) return false
  return isOfOneVisit(name) || PAGER.test(bare) || SEARCH.test(bare) || SEARCH_PREFIX.test(name)
}

/** Whether a parameter says how somebody came to a page. */
export function isNoise(name: string): boolean {
  const bare = bareName(name)
  return isPlainNoise(name) || LIST_VIEW.test(bare) || AMBIGUOUS.test(bare)
}

/** Whether a parameter belongs to one visitor or one visit: no address needs it. */
export function isOfOneVisit(name: string): boolean {
  const bare = bareName(name)
  return SESSION.test(bare) || CAMPAIGN.test(bare) || UNDERSCORED.test(name)
}

/**
 * The parameters that only seem to be noise: `menuId=101`, `period=202611`. In one document, where searches and pagers are the same for all rows,
 * different values of them tell two releases apart.
 */
export function seemingNoise(address: string): Map<string, string> {
  const all = [...new URL(address).searchParams]
  return new Map(all.filter(([name, value]) => value !== '' && isNoise(name) && !isPlainNoise(name)))
}

/** Whether two addresses give different values to a parameter that only seems to be noise. */
export function differInNoise(one: string, other: string): boolean {
  const values = seemingNoise(other)
  return [...seemingNoise(one)].some(([name, value]) => values.has(name) && values.get(name) !== value)
}

const SESSION_IN_PATH =
  /(?:;|%3b)(?:j?session(?:[-_]?id)?|phpsessid|sid)(?:[=.]|%3d)[^?#/;]*|(?<=\/)(?:\(|%28)[A-Z](?:\(|%28)[^/?#]*?(?:\)|%29){2}\//gi

/** A path without the session that some servers write into it: `;jsessionid=…`, `/(S(…))/`. */
export function withoutSessions(path: string): string {
  return path.replace(SESSION_IN_PATH, '')
}

function bareName(name: string): string {
  return name.length > MAX_NAME_LENGTH ? '' : name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
