/** One announcement as the first way of a source shows it (an item of its feed) and as the second does (a row of its board, or an item of another feed). */
export interface TwoWays {
  item(row: ShownRow): string
  row(row: ShownRow): string
  /** The board around its rows. */
  board(rows: string): string
}

export interface ShownRow {
  id: number
  title: string
  day: string
}

const table = (rows: string) => `<html lang="ko"><body><table><tbody>${rows}</tbody></table></body></html>`
const xml = (link: string, { title, day }: ShownRow) =>
  `<item><title><![CDATA[${title}]]></title><link><![CDATA[${link}]]></link><pubDate>${day} 00:00:00</pubDate><description>시험부는 ${title} 소식을 알렸다.</description></item>`

/** By the id of the catalog line whose `fallback` is in that shape. */
export const TWO_WAYS: Record<string, TwoWays> = {
  fsc: {
    item: (row) => xml(`/no010101/${row.id}`, row),
    row: ({ id, title, day }) =>
      `<li><div class="subject"><a href="/no010101/${id}?srchCtgry=&curPage=1&srchKey=" title="${title}">${title}<span>. 금일 등록된 게시글</span></a></div><div class="day">${day}</div></li>`,
    board: (rows) => `<html lang="ko"><body><div class="board-list-wrap"><ul>${rows}</ul></div></body></html>`,
  },
  motir: {
    item: (row) => xml(`/kor/article/ATCL3f49a5a8c/${row.id}/view`, row),
    row: ({ id, title, day }) =>
      `<tr><td>${id}</td><td><a href="javascript:article.view('${id}');">${title}</a></td><td>시험과</td><td>${day}</td></tr>`,
    board: table,
  },
  mcee: {
    item: (row) =>
      xml(
        `/home/web/board/read.do;jsessionid=A${row.id}.node?pagerOffset=0&maxPageItems=10&menuId=10598&boardMasterId=939&boardId=${row.id}`,
        row,
      ),
    row: ({ id, title, day }) =>
      `<tr><td>${id}</td><td class="al"><a title="${title.slice(0, 6)}" href="/home/web/board/read.do;jsessionid=B.node?pagerOffset=0&amp;maxPageItems=10&amp;maxIndexPages=10&amp;searchKey=&amp;searchValue=&amp;menuId=10598&amp;orgCd=&amp;boardId=${id}&amp;boardMasterId=939&amp;boardCategoryId=&amp;decorator=">${title}</a></td><td>${day}</td></tr>`,
    board: table,
  },
  // Both ways are feeds: one board under the numbers of two menus.
  customs: {
    item: (row) => xml(`/kcs/na/ntt/selectNttInfo.do?mi=2891&bbsId=1362&nttSn=${row.id}`, row),
    row: (row) => xml(`/kcs/na/ntt/selectNttInfo.do?mi=15265&bbsId=1362&nttSn=${row.id}`, row),
    board: (rows) => `<rss version="2.0"><channel><title>시험청</title>${rows}</channel></rss>`,
  },
  mss: {
    item: (row) => xml(`/site/smba/ex/bbs/View.do?cbIdx=86&bcIdx=${row.id}`, row),
    row: ({ id, title, day }) =>
      `<tr onclick="doBbsFView('86','${id}','16010100','${id}');"><td>${id}</td><td class="subject"><a href="#view" title="${title}">${title}</a></td><td>${day.replaceAll('-', '.')}</td></tr>`,
    board: table,
  },
}
