/** A board of invented words in a shape that Korean sites have, and what its list says. */
export interface InventedBoard {
  address: string
  html: string
  /** Title, address and day of each row, in the order of the page. */
  rows: [title: string, url: string, day: string][]
  /** The page does not say where its links lead. */
  isLinkUnknown?: boolean
}

const SITE = 'https://www.board.example'
const TITLES = ['시험 배출권 할당 계획을 확정했다', '시험 공급망 점검 결과를 알린다', '시험 안전 지침을 고쳤다']
const DAYS = ['2026-09-22', '2026-09-21', '2026-09-18']

interface Row {
  id: number
  title: string
  day: string
  /** Counted from 0. */
  n: number
}

const ROWS: Row[] = TITLES.map((title, n) => ({ id: 7303 - n, title, day: DAYS[n] as string, n }))
const dots = (day: string) => day.replaceAll('-', '.')

function aBoard(
  path: string,
  row: (row: Row) => string,
  around: (rows: string) => string,
  link: (row: Row) => string,
): InventedBoard {
  const list = around(ROWS.map(row).join('\n'))
  const html = `<!doctype html><html lang="ko"><head><title>보도자료 | 시험기술원</title></head><body>
    <header><ul class="gnb"><li><a href="/intro">기관 소개와 인사말</a></li><li><a href="/news">알림과 소식 마당</a></li><li><a href="/data">자료실과 통계 마당</a></li></ul></header>
    ${list}<footer><a href="/privacy">개인정보 처리방침 안내</a></footer></body></html>`
  return { address: SITE + path, html, rows: ROWS.map((one) => [one.title, SITE + link(one), one.day]) }
}

const table = (head: string) => (rows: string) =>
  `<table class="bbs"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`
const plainTable = table('<th>번호</th><th>제목</th><th>담당부서</th><th>등록일</th>')

export const INVENTED_BOARDS: Record<string, InventedBoard> = {
  'Gnuboard with a category before the title': aBoard(
    '/bbs/board.php?bo_table=press',
    ({ id, title, day }) =>
      `<tr class="bo_notice"><td class="td_num2">${id}</td><td class="td_subject"><a href="/bbs/board.php?bo_table=press&amp;sca=a" class="bo_cate_link">환경 정책 자료</a><div class="bo_tit"><a href="/bbs/board.php?bo_table=press&amp;wr_id=${id}">${title} <span class="cnt_cmt">3</span></a></div></td><td class="td_datetime">${day}</td></tr>`,
    (rows) =>
      `<form id="fboardlist"><div class="tbl_head01"><table><tbody>${rows}</tbody></table></div></form><nav class="pg_wrap"><a href="/bbs/board.php?bo_table=press&amp;page=2">2</a></nav>`,
    ({ id }) => `/bbs/board.php?bo_table=press&wr_id=${id}`,
  ),
  'eGovFrame, opened by a form': aBoard(
    '/cop/bbs/selectBoardList.do',
    ({ id, title, day }) =>
      `<tr><td>${id}</td><td class="left"><a href="#LINK" onclick="fn_egov_inqire('${id}', 'BBSMSTR_1'); return false;">${title}</a></td><td>시험과</td><td>${day}</td></tr>`,
    (rows) =>
      `<script>function fn_egov_inqire(nttId, bbsId) { document.frm.nttId.value = nttId; document.frm.action = "/cop/bbs/selectBoardArticle.do"; document.frm.submit(); }</script>${plainTable(rows)}<div class="paging"><a href="#" onclick="fn_egov_link_page(2)">2</a></div>`,
    ({ id }) => `/cop/bbs/selectBoardArticle.do?nttId=${id}`,
  ),
  'an address put together by a script': aBoard(
    '/news/list.do',
    ({ id, title, day }) =>
      `<tr><td>${id}</td><td class="tal"><a href="javascript:goView('${id}')">${title}</a></td><td>시험과</td><td>${dots(day)}.</td></tr>`,
    (rows) =>
      `<script>var goView = function(seq){ location.href = "/news/view.do?seq=" + seq; }</script>${plainTable(rows)}`,
    ({ id }) => `/news/view.do?seq=${id}`,
  ),
  'rows that open by script as a whole': aBoard(
    '/report/list.html',
    ({ id, title, day }) =>
      `<tr onclick="location.href='/report/view.html?idx=${id}&amp;page=1'"><td>${id}</td><td style="text-align:left">${title}</td><td>관리자</td><td>${day}</td><td>13</td></tr>`,
    (rows) => `<table><tbody class="bbs_list">${rows}</tbody></table>`,
    ({ id }) => `/report/view.html?idx=${id}&page=1`,
  ),
  'cards of which all is a link': aBoard(
    '/site/ex/board/List.do?cbIdx=277',
    ({ id, title, day }) =>
      `<li><a href="/site/ex/board/View.do?cbIdx=277&amp;bcIdx=${id}"><span class="cate">공지</span><strong class="tit">${title}</strong><p class="txt">시험기술원은 이 일을 두고 여러 기관과 논의했다고 밝혔다.</p><span class="date">${day}</span></a></li>`,
    (rows) => `<div class="board"><ul class="list col5">${rows}</ul></div>`,
    ({ id }) => `/site/ex/board/View.do?cbIdx=277&bcIdx=${id}`,
  ),
  'XpressEngine with the number of comments': aBoard(
    '/index.php?mid=notice',
    ({ id, title, day }) =>
      `<tr><td class="no">${id}</td><td class="title"><a href="/notice/${id}">${title}</a> <a href="/notice/${id}#comment" class="replyNum" title="댓글">2</a></td><td class="author">관리자</td><td class="time">${dots(day)}</td></tr>`,
    (rows) => `<table class="bd_lst bd_tb_lst"><tbody>${rows}</tbody></table>`,
    ({ id }) => `/notice/${id}`,
  ),
  'K2Web with its own classes': aBoard(
    '/bbs/home/792/artclList.do',
    ({ id, title, day }) =>
      `<tr><td class="_artclTdNum">${id}</td><td class="_artclTdTitle"><a href="/bbs/home/792/${id}/artclView.do" onclick="jf_view('home','792','${id}');return false;" class="artclLinkView"><strong>${title}</strong><span class="new">새글</span></a></td><td class="_artclTdRdate">${dots(day)}</td></tr>`,
    (rows) => `<div class="_fnctWrap"><table class="artclTable"><tbody>${rows}</tbody></table></div>`,
    ({ id }) => `/bbs/home/792/${id}/artclView.do`,
  ),
  'a blog': aBoard(
    '/press/',
    ({ id, title, day }) =>
      `<article class="post type-post post-${id}"><h2 class="entry-title"><a href="/press/archives/${id}" rel="bookmark">${title}</a></h2><div class="entry-meta"><time class="entry-date" datetime="${day}T09:00:00+09:00">${day.replace(/(\d+)-0?(\d+)-0?(\d+)/, '$1년 $2월 $3일')}</time></div></article>`,
    (rows) =>
      `<main id="main">${rows}</main><aside><ul><li><a href="/press/archives/1">많이 본 지난 글 하나</a> 2026-09-01</li></ul></aside>`,
    ({ id }) => `/press/archives/${id}`,
  ),
  'a list of definitions': aBoard(
    '/notice.asp',
    ({ id, title, day }) =>
      `<dl class="item"><dt><a href="/notice_view.asp?no=${id}">${title}</a></dt><dd class="info">작성자 홍보실</dd><dd class="day">${day}</dd></dl>`,
    (rows) => `<div id="lists">${rows}</div>`,
    ({ id }) => `/notice_view.asp?no=${id}`,
  ),
  'rows of divisions': aBoard(
    '/kor/board/list',
    ({ id, title, day }) =>
      `<div class="row_item"><div class="cell num">${id}</div><div class="cell sbj"><a href="/kor/board/view/${id}">${title}</a></div><div class="cell reg">${dots(day)}</div></div>`,
    (rows) => `<div class="board_body">${rows}</div>`,
    ({ id }) => `/kor/board/view/${id}`,
  ),
  'tables within tables': aBoard(
    '/board/list.jsp',
    ({ id, title, day }) =>
      `<tr><td align="center"><font size="2">${id}</font></td><td><a href="view.jsp?num=${id}"><font size="2">${title}</font></a></td><td align="center"><font size="2">${day}</font></td></tr><tr><td colspan="3" height="1"></td></tr>`,
    (rows) =>
      `<table width="900"><tr><td width="200"><table><tr><td><a href="a.jsp">기관 소개 자료</a></td></tr><tr><td><a href="b.jsp">조직과 업무 안내</a></td></tr></table></td><td><table>${rows}</table></td></tr></table>`,
    ({ id }) => `/board/view.jsp?num=${id}`,
  ),
  'titles cut in what is shown': aBoard(
    '/user/bbs/list.do',
    ({ id, title, day }) =>
      `<tr><td>${id}</td><td><a class="ellipsis" title="${title}" href="/user/bbs/view.do?bbsSn=${id}">${title.slice(0, 9)}...</a></td><td>시험과</td><td>${day}</td></tr>`,
    plainTable,
    ({ id }) => `/user/bbs/view.do?bbsSn=${id}`,
  ),
  'several dates, with a pinned row': aBoard(
    '/gosi/list.do',
    ({ id, title, day, n }) =>
      `<tr${n === 0 ? ' class="notice"' : ''}><td>${n === 0 ? '공지' : id}</td><td class="subject"><a href="view.do?gosiNo=${id}">${title}</a></td><td>2026-10-01 ~ 2026-10-31</td><td>${day}</td><td><a href="/file/down.do?no=${id}">2020-01-02_공고문.hwp</a></td></tr>`,
    table('<th>번호</th><th>제목</th><th>접수기간</th><th>등록일</th><th>첨부</th>'),
    ({ id }) => `/gosi/view.do?gosiNo=${id}`,
  ),
  'a list beside a shorter one with dates': aBoard(
    '/press/list',
    ({ id, title, day }) =>
      `<li class="item"><div class="subject"><a href="/press/${id}" title="새창열림">${title}</a></div><span class="day">${day}</span></li>`,
    (rows) =>
      `<div class="side"><ul class="recent"><li><a href="/event/1">행사 안내 하나 알림</a><em>2026-09-01</em></li></ul></div><ul class="press">${rows}</ul>`,
    ({ id }) => `/press/${id}`,
  ),
  'links of which some are script': aBoard(
    '/kor/article/ATCLtest',
    ({ id, title, day, n }) =>
      `<tr><td>${id}</td><td>${n === 0 ? `<a href="/kor/article/ATCLtest/${id}/view?mno=&pageIndex=1" onclick="article.view('${id}'); return false;"><i>${title}</i></a>` : `<a href="javascript:article.view('${id}');">${title}</a>`}</td><td>시험과</td><td>${day}</td></tr>`,
    plainTable,
    ({ id }) => `/kor/article/ATCLtest/${id}/view`,
  ),
  'numbers in data': {
    ...aBoard(
      '/na/ntt/selectNttList.do',
      ({ id, title, day }) =>
        `<tr><td>${id}</td><td><a href="#none" data-id="${id}" class="nttInfoBtn" title="${title}">${title}</a></td><td>시험과</td><td>${dots(day)}.</td></tr>`,
      plainTable,
      ({ id }) => `/na/ntt/selectNttList.do?id=${id}`,
    ),
    isLinkUnknown: true,
  },
}
