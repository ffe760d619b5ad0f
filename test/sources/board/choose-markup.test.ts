import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../functions/sources/read-document.ts'

const row = (link: string, cell = 'subject') =>
  `<tr><td>1</td><td class="${cell}"><a ${link}>시험 설비 지원 안내</a></td><td>2026-10-01</td></tr>`
const list = (head: string, ...rows: string[]) =>
  `<html lang="ko"><head>${head}</head><body><table class="tbList"><tbody>${rows.join('')}</tbody></table></body></html>`
const named = (title: string, ...rows: string[]) => list(`<title>${title}</title>`, ...rows)
const FSS = 'href="view.do?nttId=7"'
const AT_FSS = 'https://www.fss.or.kr/fss/bbs/B0000188/view.do?nttId=7'

async function urlsOf(page: string, address?: string): Promise<string[] | string> {
  const read = await readDocument(page, address)
  return read.outcome === 'read' ? read.releases.map(({ url }) => url) : read.reason
}

describe('a page is given the address of the site that it names, and of no other', () => {
  test.each([
    ['another title', named('공지 : 시험기술원', row(FSS, 'title')), ['']],
    ['no title at all', list('', row(FSS, 'title')), ['']],
    [
      'a title in which the site is one word of many',
      named('금융감독원 규탄 성명 : 시험연대', row(FSS, 'title')),
      [''],
    ],
    ['its title', named('보도자료 | 금융감독원', row(FSS, 'title')), [AT_FSS]],
    ['its title, with the name first', named('금융감독원 - 보도자료', row(FSS, 'title')), [AT_FSS]],
    ['its title, as one phrase', named('금융감독원 누리집 &gt; 보도자료', row(FSS, 'title')), [AT_FSS]],
    ['its site name', list('<meta property="og:site_name" content="금융감독원">', row(FSS, 'title')), [AT_FSS]],
    ['links that only it has', named('보도자료', row('href="/fss/bbs/B0000188/view.do?nttId=7"', 'title')), [AT_FSS]],
    [
      'links that only it has, on a page that names another',
      named('공지 : 시험기술원', row('href="/fss/bbs/B0000188/view.do?nttId=7"', 'title')),
      [''],
    ],
    [
      'the address of another site, whatever its title',
      list(
        '<title>보도자료 | 금융감독원</title><link rel="canonical" href="https://copy.example/news/list.do">',
        row(FSS, 'title'),
      ),
      ['https://copy.example/news/view.do?nttId=7'],
    ],
    [
      'its front page as the address of every page',
      list('<meta property="og:url" content="https://www.fss.or.kr/">', row(FSS, 'title')),
      [AT_FSS],
    ],
    [
      'an address that is none before one that is',
      list(
        '<link rel="canonical" href="/list.do"><meta property="og:url" content="https://copy.example/a/b.do">',
        row(FSS, 'title'),
      ),
      ['https://copy.example/a/view.do?nttId=7'],
    ],
    ['links that are whole', named('공지 : 시험원', row('href="https://a.example/7"')), ['https://a.example/7']],
    [
      'a base of its own',
      list('<base href="https://a.example/b/">', row(FSS)),
      ['https://a.example/b/view.do?nttId=7'],
    ],
  ])('by %s', async (_, page, urls) => {
    expect(await urlsOf(page)).toEqual(urls)
  })

  test('an address made of an id belongs to the markup’s site alone', async () => {
    const page = named('보도자료 | 시험세관', row('href="#none" class="nttInfoBtn" data-id="77" title="시험 안내"'))
    expect(await urlsOf(page)).toBe('not a feed')
    expect(await urlsOf(page, 'https://customs.example/list.do')).toBe('not a feed')
    expect(await urlsOf(page.replace('시험세관', '국세청'))).toEqual([
      'https://www.nts.go.kr/nts/na/ntt/selectNttInfo.do?nttSn=77&mi=2201&bbsId=1028',
    ])
  })

  test('what is read says by which markup, and why', async () => {
    expect(await readDocument(named('보도자료 | 금융감독원', row(FSS, 'title')))).toMatchObject({
      readAs: { markup: 'fss', because: '페이지가 제목이나 이름으로 이 누리집이라고 밝힙니다.' },
    })
    expect(await readDocument(named('공지 : 시험기술원', row(FSS)))).toMatchObject({
      readAs: { markup: 'klca', because: expect.stringContaining('상대 주소는 비워 두었습니다') },
    })
  })
})

describe('links that a board engine makes for any site lend no address', () => {
  const cell = (link: string, words = '시험 설비 지원 안내') => `<td>1</td><td><a ${link}>${words}</a></td>`
  const opm = (department: string, words?: string) =>
    `<tr>${cell('class="c-board-title" href="?mode=view&amp;articleNo=77&amp;article.offset=0&amp;articleLimit=10"', words)}<td>${department}</td></tr>`
  const AT_OPM =
    'https://www.opm.go.kr/opm/news/press-release.do?mode=view&articleNo=77&article.offset=0&articleLimit=10'
  const article = `<tr>${cell(`href="javascript:article.view('77');"`)}</tr>`
  const board = `<tr onclick="doBbsFView('86','77','1','77');"><td class="subject"><a href="#view">시험 안내</a></td></tr>`
  const FTC = 'class="p-subject"><a href="./selectBbsNttView.do?key=12&amp;bordCd=3&amp;nttSn=77"'
  const ftc = `<tr><td ${FTC}><span class="p-table__text">시험 안내</span></a></td></tr>`
  const pipc = (board: string) =>
    `<tr>${cell(`href="/np/cop/bbs/selectBoardArticle.do?bbsId=${board}&amp;mCode=C020010000&amp;nttId=77"`)}</tr>`
  const moel = `<tr>${cell('href="enewsView.do?news_seq=77"')}</tr>`
  const mcee = `<tr><td class="al"><a href="/home/web/board/read.do?menuId=286&amp;boardId=77&amp;boardMasterId=1">시험 안내</a></td></tr>`

  test.each([
    ['opm', list('', opm('시험과'))],
    ['opm, which a title of another speaks of', list('', opm('기획처', '국가기후위기대응위원회 출범에 부쳐'))],
    ['motir', named('알림마당', article)],
    ['mss', named('공고', board)],
    ['ftc', list('', ftc)],
    ['pipc', list('', pipc('BS074'))],
    ['moel', list('', moel)],
    ['mcee', list('', mcee)],
  ])('of %s', async (_, page) => {
    const urls = await urlsOf(page)
    expect(urls === 'not a feed' ? [''] : urls).toEqual([''])
  })

  test('with the committee that only one of them has in the cell of the department they do', async () => {
    expect(await urlsOf(list('', opm('국가기후위기대응위원회 사무처')))).toEqual([AT_OPM])
  })

  test('nor do whole links to a site make the page one of it', async () => {
    const rows = [row('href="https://www.fss.or.kr/fss/bbs/B0000188/view.do?nttId=8"', 'title'), row(FSS, 'title')]
    expect(await urlsOf(named('보도자료 모아 보기', ...rows))).toEqual([
      'https://www.fss.or.kr/fss/bbs/B0000188/view.do?nttId=8',
      '',
    ])
  })

  test('another board of a site keeps its own number in the addresses that are made', async () => {
    const page = named('공지사항 | 개인정보보호위원회', pipc('BS083'))
    expect(await urlsOf(page)).toEqual([
      'https://www.pipc.go.kr/np/cop/bbs/selectBoardArticle.do?bbsId=BS083&mCode=C020010000&nttId=77',
    ])
    const tax = list('', row('href="#none" class="nttInfoBtn" data-id="77" title="시험 안내"'))
    expect(await urlsOf(tax, 'https://www.nts.go.kr/nts/na/ntt/selectNttList.do?mi=2207&bbsId=1031')).toEqual([
      'https://www.nts.go.kr/nts/na/ntt/selectNttInfo.do?nttSn=77&mi=2207&bbsId=1031',
    ])
  })
})

describe('a page that names another institution is not of the site, whatever else it says', () => {
  const OWN = 'href="/fss/bbs/B0000188/view.do?nttId=7"'
  test.each([
    '새소식 | 시험시',
    '보도자료 - 시험도청',
    '고시공고 | 시험군',
    '새소식 | 시험구',
    '공지사항 &gt; 시험상공회의소',
    '사업공고 :: 시험테크노파크',
    '시험교육청 보도자료',
    '시험환경신문 - 보도',
    '시험가스공사 보도자료',
    '시험녹색재단, 공지',
    'Notice - Korea Testing Institute',
    '보도자료 | KTLX',
  ])('with links that only the site has: %s', async (title) => {
    expect(await urlsOf(named(title, row(OWN, 'title')))).toEqual([''])
  })

  test.each([
    ['금융감독원 보도자료 모음 | 시험손해보험협회', ''],
    ['금융감독원 보도자료 | 시험손해보험협회', ''],
    ['금융감독원 | Korea Audit Association', ''],
    ['금융감독원 소식 - 가온빛', ''],
    ['금융감독원 보도자료', '<meta property="og:site_name" content="시험협회">'],
    ['금융감독원 보도자료', '</head><body><h1><a href="/">시험투자자보호재단</a></h1>'],
    ['금융감독원 보도자료', '</head><body><div class="top-logo"><img alt="시험증권협회"></div>'],
  ])('with the name of the site in its title: %s %s', async (title, more) => {
    expect(await urlsOf(list(`<title>${title}</title>${more}`, row(FSS, 'title')))).toEqual([''])
  })

  test.each([
    ['보도자료 &lt; 알림·소식 &lt; 금융감독원', ''],
    ['행정예고 · 고시 | 금융감독원', ''],
    ['금융감독원 보도자료', '</head><body><h1>보도자료</h1><div class="logo"><img alt="금융감독원"></div>'],
  ])('but not with names of pages, or its own once more: %s %s', async (title, more) => {
    expect(await urlsOf(list(`<title>${title}</title>${more}`, row(FSS, 'title')))).toEqual([AT_FSS])
  })
})

describe('a link that runs a script or stays on the page is none', () => {
  test.each([
    'href="#"',
    'href="#view"',
    'href=" #none "',
    'href=""',
    'href="javascript:void(0)"',
    'href="JavaScript:fn_view(\'7\')"',
    'href="javascript:;" onclick="goView(7)"',
    'href="void(0);"',
    'href="mailto:press@a.example"',
    'onclick="fn_view(7)"',
  ])('%s', async (link) => {
    expect(await urlsOf(named('공지 : 시험기술원', row(link)))).toBe('not a feed')
    expect(await urlsOf(list('', row(link)), 'https://a.example/list.do')).toBe('not a feed')
    expect(await urlsOf(named('공지', row(link), row('href="https://a.example/7"')))).toEqual(['https://a.example/7'])
  })

  test('and a board of them is refused by name', async () => {
    expect(await readDocument(named('공지', row('href="#view"')))).toMatchObject({
      reason: 'not a feed',
      detail: expect.stringContaining('발표로 가는 주소가 없습니다'),
    })
  })
})

test('a feed is given the address of a ministry only where its title is that ministry’s', async () => {
  const feed = (title: string, link = '') =>
    `<rss version="2.0"><channel><title>${title}</title>${link}<item><title>시험 발표</title><link>/view?id=1</link></item></channel></rss>`
  expect(await urlsOf(feed('기후에너지환경부'))).toEqual(['https://www.mcee.go.kr/view?id=1'])
  expect(await urlsOf(feed('보도자료 - 기후에너지환경부'))).toEqual(['https://www.mcee.go.kr/view?id=1'])
  expect(await urlsOf(feed('기후에너지환경부 소식을 모은 시험협회'))).toEqual([''])
  expect(await urlsOf(feed('기후에너지환경부 | 시험협회'))).toEqual([''])
  expect(await urlsOf(feed('기후에너지환경부', '<link>https://copy.example/news/</link>'))).toEqual([
    'https://copy.example/view?id=1',
  ])
})
