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
  expect(await urlsOf(feed('기후에너지환경부', '<link>https://copy.example/news/</link>'))).toEqual([
    'https://copy.example/view?id=1',
  ])
})
