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
  ['https://a.example.go.kr/view.do?page=101', 'a.example.go.kr/view.do?page=101'],
  ['https://a.example.go.kr/view.php?id=7&PHPSESSID=a1b2&_csrf=c3', 'a.example.go.kr/view.php?id=7'],
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

test('two releases of one board keep two identities', () => {
  const of = (id: number) => identityOf(`https://www.moel.go.kr/policy/policydata/view.do?bbs_seq=${id}`)
  expect(of(20260900562)).not.toBe(of(20260900324))
})
