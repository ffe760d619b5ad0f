import { expect, test } from 'vitest'
import { identityOf } from '../../../functions/releases/same-release/identity.ts'

test.each([
  ['https://www.fsc.go.kr/no010101/87397', 'fsc.go.kr/no010101/87397'],
  ['http://fsc.go.kr/no010101/87397/', 'fsc.go.kr/no010101/87397'],
  [
    'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156605571&pageIndex=4&repCode=A00002&startDate=2022-12-20&srchWord=&period=year',
    'korea.kr newsId=156605571',
  ],
  ['https://m.korea.kr/briefing/pressReleaseView.do?newsId=156605571&call_from=rsslink', 'korea.kr newsId=156605571'],
  [
    'https://www.mcee.go.kr/home/web/board/read.do;jsessionid=AbC123.node1?menuId=10598&boardMasterId=939&boardId=1780001',
    'mcee.go.kr/home/web/board/read.do?boardId=1780001&boardMasterId=939',
  ],
  [
    'http://mofe.go.kr/nw/nes/detailNesDtaView.do?searchBbsId=MOSFBBS_000000000028&menuNo=4010100&searchNttId=MOSF_000000000079441',
    'mofe.go.kr/nw/nes/detailNesDtaView.do?searchBbsId=MOSFBBS_000000000028&searchNttId=MOSF_000000000079441',
  ],
  ['https://www.moef.go.kr/nw/detail.do?searchNttId=1&pageUnit=10', 'mofe.go.kr/nw/detail.do?searchNttId=1'],
  [
    'https://a.example.go.kr/view.do?searchSeq=101&searchWord=%ED%83%84%EC%86%8C',
    'a.example.go.kr/view.do?searchSeq=101',
  ],
  [
    'https://mofe.go.kr/detail.do?menuNo=4010100&searchBbsId1=B28&searchNttId1=M7&pageIndex=3',
    'mofe.go.kr/detail.do?searchBbsId1=B28&searchNttId1=M7',
  ],
  ['https://www.motie.go.kr/kor/article/A1/7/view?mno=&pageIndex=1', 'motir.go.kr/kor/article/A1/7/view'],
  ['https://english.motie.go.kr/a/7', 'english.motir.go.kr/a/7'],
  ['https://me.go.kr/read.do?boardId=7', 'mcee.go.kr/read.do?boardId=7'],
  ['https://home.go.kr/read.do?boardId=7', 'home.go.kr/read.do?boardId=7'],
  [
    'https://www.mcee.go.kr/home/web/board/read.do?pagerOffset=0&maxPageItems=10&maxIndexPages=10&searchKey=&searchValue=&menuId=10598&orgCd=&boardId=9&boardMasterId=939&boardCategoryId=&decorator=',
    'mcee.go.kr/home/web/board/read.do?boardId=9&boardMasterId=939',
  ],
  [
    'https://www.opm.go.kr/news.do?mode=view&articleNo=9&article.offset=20&articleLimit=10',
    'opm.go.kr/news.do?articleNo=9&mode=view',
  ],
  [
    'https://a.example.go.kr/view.do?id=9&pager.offset=10&rowsPerPage=20&decorator=print',
    'a.example.go.kr/view.do?id=9',
  ],
  ['https://a.example.go.kr/view;jsession=1?no=9&curPage=2&list_cnt=10', 'a.example.go.kr/view?no=9'],
  ['https://a.example.go.kr/view.asp?907', 'a.example.go.kr/view.asp?907='],
  ['https://a.example.go.kr/?page_id=12', 'a.example.go.kr?page_id=12'],
  [
    'http://www.mcst.go.kr/web/s_notice/press/pressView.jsp?pSeq=9',
    'mcst.go.kr/site/s_notice/press/pressView.jsp?pSeq=9',
  ],
  ['https://a.example.go.kr/view.do?page=101', 'a.example.go.kr/view.do?page=101'],
  ['https://a.example.go.kr/view.php?id=7&PHPSESSID=a1b2&_csrf=c3', 'a.example.go.kr/view.php?id=7'],
  ['https://a.example.go.kr/view.php?aWR4PTEx', 'a.example.go.kr/view.php?aWR4PTEx='],
  ['https://a.example.go.kr/view.php?aWR4PTE=&page=2', 'a.example.go.kr/view.php?aWR4PTE='],
  ['https://a.example.go.kr/view.php?k7f3', 'a.example.go.kr/view.php?k7f3='],
  ['https://a.example.go.kr/view.php?no=7&print', 'a.example.go.kr/view.php?no=7'],
  ['https://a.example.go.kr/view.do?no=7&menu2Id=&cate1Code=', 'a.example.go.kr/view.do?no=7'],
  ['https://a.example.go.kr/(S(lit3py55t21z5v55))/view.aspx?no=7', 'a.example.go.kr/view.aspx?no=7'],
  ['https://a.example.go.kr/view.do%3Bjsessionid%3DA1.n1?no=7', 'a.example.go.kr/view.do?no=7'],
  ['https://a.example.go.kr/loan.do?credit_limit=300&no=7', 'a.example.go.kr/loan.do?credit_limit=300&no=7'],
  ['https://a.example.go.kr/?page_id=12&lang=ko', 'a.example.go.kr?lang=ko&page_id=12'],
  ['https://a.example.go.kr/view.do?page=101&utm_source=x&NaPm=y', 'a.example.go.kr/view.do?page=101'],
  ['https://spa.example.go.kr/#/press/1', 'spa.example.go.kr#/press/1'],
  ['https://a.example.go.kr/view/7#content', 'a.example.go.kr/view/7'],
  ['https://esg.example.or.kr/post/3748', 'esg.example.or.kr/post/3748'],
  ['https://esg.example.or.kr/esg_news/post/3748?page=2', 'esg.example.or.kr/post/3748'],
  ['https://esg.example.or.kr/post/esg_news/3748', 'esg.example.or.kr/post/3748'],
  ['https://blog.example.com/green/news/post/3748', 'blog.example.com/green/news/post/3748'],
  ['https://www.assoc.example.or.kr/news/?mod=document&uid=12&pageid=3', 'assoc.example.or.kr kboard uid=12'],
  ['https://assoc.example.or.kr/?kboard_content_redirect=12', 'assoc.example.or.kr kboard uid=12'],
  ['https://univ.example.ac.kr/lab/news/?mod=document&uid=12', 'univ.example.ac.kr/lab/news?mod=document&uid=12'],
  ['https://univ.example.ac.kr/lab/?kboard_content_redirect=12', 'univ.example.ac.kr/lab?kboard_content_redirect=12'],
  ['https://a.example.go.kr/view.do?mod=list&uid=12', 'a.example.go.kr/view.do?mod=list&uid=12'],
])('the identity of %s is %s', (address, identity) => {
  expect(identityOf(address)).toBe(identity)
})

test.each(
  `currPage curr_page listPage startPage curPageCo viewPage goPageNo bbsPage articlePage pageCnt recordCountPerPage firstIndex startNo endRow
  cp pNo pg.no sst sod sortField orderBy list_order listUrl returnUrl backPath queryString srchTxt sch_keyword searchCondition
  keyword skeyword stx sfl NaPm n_media n_keyword_id utm_id gbraid msclkid mc_cid _ga _ referrer cacheBuster sessionId PHPSESSID
  csrfToken menuNo layout listScale PAGE_NO fromPage viewCnt psize pageSz strSearch sc_page pagingUnit rtnUrl currentPageNo
  paged sortOrd pageNavi blockSize listRow pageBlock`.split(/\s+/),
)('%s is noise beside the number of a release', (name) => {
  expect(identityOf(`https://a.example.go.kr/view.do?no=7&${name}=3`)).toBe('a.example.go.kr/view.do?no=7')
})

test.each(
  `pageSeq listNo boardNo newsId orderNo sessionSeq page_id searchNttId school schedule sortation keywordSeq newsNo firstName campaignSeq
  resultNo mode lang gubun rowId order_id pressNo pageCode newsPageId sortSeq sectionId topic offsetNo listSeq fromNo`.split(
    /\s+/,
  ),
)('%s may tell a release', (name) => {
  expect(identityOf(`https://a.example.go.kr/view.do?b=1&${name}=3`)).toContain(`${name}=3`)
})

test('a parameter with an endless name is compared at once', () => {
  const began = process.cpuUsage()
  identityOf(`https://a.example.go.kr/view.do?no=7&${'rows'.repeat(5000)}x=3&${'perpage'.repeat(5)}y=1`)
  expect(process.cpuUsage(began).user).toBeLessThan(500_000)
})

test('two releases of one board keep two identities', () => {
  const of = (id: number) => identityOf(`https://www.moel.go.kr/policy/policydata/view.do?bbs_seq=${id}`)
  expect(of(20260900562)).not.toBe(of(20260900324))
})

test.each([
  ['https://press.example//news///view.do?seq=11', 'https://press.example/news/view.do?seq=11'],
  ['https://press.example/view.do?seq=11&seq=11', 'https://press.example/view.do?seq=11'],
  ['https://press.example/view.do?a=1&seq=11&a=1', 'https://press.example/view.do?seq=11&a=1'],
])('slashes and parameters that stand twice say nothing: %s', (one, other) => {
  expect(identityOf(one)).toBe(identityOf(other))
})

test('different values of one parameter do', () => {
  expect(identityOf('https://press.example/view.do?seq=11&seq=12')).not.toBe(
    identityOf('https://press.example/view.do?seq=11'),
  )
})
