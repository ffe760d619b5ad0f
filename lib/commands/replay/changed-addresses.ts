import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import { distinctReleases } from '../../../functions/sources/document/distinct-releases.ts'
import { type ArchivedRelease, toRawRelease } from './archived-release.ts'

/** An address as a site first wrote it, and as it writes it later: on a renamed host, and with what pagers and searches leave in it. */
type Addresses = (id: number) => { first: string; later: string }

const SITES: Addresses[] = [
  (id) => ({
    first: `https://www.motie.go.kr/kor/article/ATCL3/${id}/view`,
    later: `https://www.motir.go.kr/kor/article/ATCL3/${id}/view?mno=&pageIndex=2`,
  }),
  (id) => ({
    first: `https://me.go.kr/home/web/board/read.do?boardId=${id}&boardMasterId=939`,
    later: `https://www.mcee.go.kr/home/web/board/read.do?pagerOffset=10&maxPageItems=10&searchKey=&menuId=1&boardId=${id}&boardMasterId=939&decorator=`,
  }),
  (id) => ({
    first: `https://www.moef.go.kr/nw/view.do?searchBbsId1=B28&searchNttId1=M${id}`,
    later: `http://mofe.go.kr/nw/view.do?menuNo=4010100&searchBbsId1=B28&pageUnit=10&searchNttId1=M${id}`,
  }),
  (id) => ({
    first: `https://press.example/news/view.do?articleNo=${id}`,
    later: `http://www.press.example/news/view.do?mode=&articleNo=${id}&article.offset=30&articleLimit=10`,
  }),
]

/** The addresses of an archived release on one of a few sites, always the same one. */
export function addressesOf({ num }: ArchivedRelease): { first: string; later: string } {
  return (SITES[num % SITES.length] as Addresses)(num)
}

/** The releases as their site listed them first, each row twice under guids that differ by a fragment. */
export function firstRows(releases: ArchivedRelease[]): RawRelease[] {
  return gluedRows(releases.map((release) => ({ ...toRawRelease(release), url: addressesOf(release).first })))
}

/** The same releases under their later addresses. */
export function laterRows(releases: ArchivedRelease[]): RawRelease[] {
  return gluedRows(releases.map((release) => ({ ...toRawRelease(release), url: addressesOf(release).later })))
}

function gluedRows(raws: RawRelease[]): RawRelease[] {
  const rows = [...raws, ...raws].map((release, index) => ({ release, name: `${release.url}#${index}` }))
  return distinctReleases(rows, [])
}
