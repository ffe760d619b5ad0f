import { describe, expect, test } from 'vitest'
import { inspectDocument } from '../../../lib/commands/source/inspect-document.ts'

const ADDRESS = 'https://www.board.example/rss/guide.do'
const page = (body: string, head = '') =>
  `<html><head><title>RSS 안내 | 시험원</title>${head}</head><body><ul class="gnb"><li><a href="/rss/guide.do">RSS 안내</a></li><li><a href="/intro">기관 소개와 인사말</a></li></ul>${body}</body></html>`
const inspect = (text: string) => inspectDocument({ text, address: ADDRESS, today: '2026-09-23' })

describe('a page that explains RSS names its feeds', () => {
  test.each([
    [
      'in a table of links',
      page(
        '<table><tr><th>구분</th><th>주소</th></tr><tr><td>보도자료</td><td><a href="/rss/press.do">https://www.board.example/rss/press.do</a></td></tr><tr><td>공고</td><td><a href="/rss/notice.do">RSS</a></td></tr></table>',
      ),
      ['• 보도자료: https://www.board.example/rss/press.do', '• 공고: https://www.board.example/rss/notice.do'],
    ],
    [
      'as pictures in a list',
      page(
        '<ul><li>보도자료 <a href="/board/rss.do?boardId=12"><img alt="rss"></a></li><li>공고 <a href="/board/rss.do?boardId=13"><img alt="rss"></a></li></ul>',
      ),
      [
        '• 보도자료: https://www.board.example/board/rss.do?boardId=12',
        '• 공고: https://www.board.example/board/rss.do?boardId=13',
      ],
    ],
    [
      'in fields to copy from',
      page(
        '<dl><dt>보도자료</dt><dd><input value="https://www.board.example/rss/press.xml" readonly></dd><dt>공고</dt><dd><input value="https://www.board.example/rss/notice.xml"></dd></dl>',
      ),
      ['• 보도자료: https://www.board.example/rss/press.xml', '• 공고: https://www.board.example/rss/notice.xml'],
    ],
    [
      'as words',
      page(
        '<table><tr><td>보도자료</td><td>http://www.board.example/list.do?mid=a1&amp;act=rss</td></tr><tr><td>공고</td><td>http://www.board.example/list.do?mid=a2&amp;act=rss</td></tr></table>',
      ),
      [
        '• 보도자료: http://www.board.example/list.do?mid=a1&act=rss',
        '• 공고: http://www.board.example/list.do?mid=a2&act=rss',
      ],
    ],
    [
      'in its head',
      page(
        '<p>안내</p>',
        '<link rel="alternate" type="application/rss+xml" title="보도자료" href="/rss/1.xml"><link rel="alternate" type="application/atom+xml" title="공고" href="/a/2">',
      ),
      ['• 보도자료: https://www.board.example/rss/1.xml', '• 공고: https://www.board.example/a/2'],
    ],
  ])('%s', async (_, text, lines) => {
    const said = await inspect(text)
    expect(typeof said === 'string' ? said.split('\n').slice(1) : said).toEqual(lines)
    expect(said).toContain('npm run source -- 주소')
  })

  test('but a board with a link to a feed is a board, and its feed is a doubt', async () => {
    const rows = [1, 2, 3]
      .map((id) => `<tr><td><a href="view.do?no=${id}">시험 발표의 긴 제목 ${id}</a></td><td>2026-09-22</td></tr>`)
      .join('')
    const read = await inspect(page(`<table><tbody>${rows}</tbody></table><a href="/rss/press.xml">RSS</a>`))
    expect(read).toMatchObject({ doubts: [expect.stringContaining('https://www.board.example/rss/press.xml')] })
  })
})
