import { describe, expect, test } from 'vitest'
import { parseBoard } from '../../../functions/sources/board/parse-board.ts'
import { parseMarkup } from '../../../functions/sources/document/markup-tree.ts'
import { boardFixture } from '../../../lib/commands/source/invent-fixture.ts'
import { proposeMarkup } from '../../../lib/commands/source/propose-markup.ts'

const ADDRESS = 'https://www.board.example/press'
const TODAY = '2026-11-27'
const ROWS = [3, 2, 1, 0].map((no) => ({
  no,
  id: 7300 + no,
  day: 20 + no,
  title: `시험 산업의 안전 기준 ${no}호 개정 안내`,
}))
type Row = (typeof ROWS)[number]

function read(html: string) {
  const list = proposeMarkup(parseMarkup(html), ADDRESS)?.markup.list
  if (!list) return undefined
  const { rows } = parseBoard(parseMarkup(html), list, ADDRESS, TODAY)
  return { list, rows: rows.map(({ title, url, published }) => [title, url, published?.day]) }
}

const page = (list: string, script = '') => `<html><body>${script}<main>${list}</main></body></html>`
const all = (write: (row: Row) => string) => ROWS.map(write).join('')
const link = ({ id, title }: Row) => `<a href="/view.do?no=${id}">${title}</a>`
const wanted = (day: (row: Row) => string | undefined = ({ day }) => `2026-11-${day}`) =>
  ROWS.map((row) => [row.title, `https://www.board.example/view.do?no=${row.id}`, day(row)])

describe('lists are found in the shapes that sites give them', () => {
  test.each<[string, string, ReturnType<typeof wanted>?]>([
    [
      'one list of terms and definitions',
      page(`<dl>${all((row) => `<dt>${link(row)}</dt><dd>2026-11-${row.day}</dd>`)}</dl>`),
    ],
    [
      'with more in each definition',
      page(
        `<dl class="lst">${all((row) => `<dt>${link(row)}</dt><dd>작성일 : 2026/11/${row.day} <span>조회 ${row.no}</span> <a href="/fileDown.es?no=1">첨부</a></dd>`)}</dl>`,
      ),
    ],
    [
      'with the date in a second definition',
      page(
        `<dl>${all((row) => `<dt>${link(row)}</dt><dd>시험과의 안내문입니다</dd><dd><em>2026.11.${row.day}</em></dd>`)}</dl>`,
      ),
    ],
    ['a list for each', page(all((row) => `<dl><dt>${link(row)}</dt><dd>2026-11-${row.day}</dd></dl>`))],
    [
      'days without a year',
      page(
        `<table>${all((row) => `<tr><td>${row.no}</td><td>${link(row)}</td><td class="d">11-${row.day}</td></tr>`)}</table>`,
      ),
    ],
    [
      'a pinned row of another year',
      page(
        `<table>${all((row) => `<tr><td>${row.no}</td><td>${link(row)}</td><td>${row.no === 3 ? '2024-05-02' : `11-${row.day}`}</td></tr>`)}</table>`,
      ),
      wanted(({ no, day }) => (no === 3 ? '2024-05-02' : `2026-11-${day}`)),
    ],
    [
      'a label before the date',
      page(
        `<ul>${all((row) => `<li class="row"><div class="sbj">${link(row)}</div><div class="dt"><span class="hide">등록일</span>2026.11.${row.day}.</div></li>`)}</ul>`,
      ),
    ],
    [
      'cards with a date in two parts',
      page(
        `<ul>${all((row) => `<li><a href="/view.do?no=${row.id}"><strong class="tit">${row.title}</strong><p>시험부는 방안을 냈다.</p><em class="day">${row.day}</em><span class="ym">2026.11</span></a></li>`)}</ul>`,
      ),
    ],
    [
      'a title cut short beside the whole one',
      page(
        `<table>${all((row) => `<tr><td><a href="/view.do?no=${row.id}" title="${row.title} 새창 열림">${row.title.slice(0, 9)}...</a></td><td>2026-11-${row.day}</td></tr>`)}</table>`,
      ),
    ],
  ])('%s', (_, html, rows = wanted()) => {
    expect(read(html)?.rows).toEqual(rows)
  })

  test('the fixture of a list of terms holds the definitions, too', () => {
    const html = page(`<dl>${all((row) => `<dt>${link(row)}</dt><dd>2026-11-${row.day}</dd>`)}</dl>`)
    const list = read(html)?.list
    expect(list && boardFixture(parseMarkup(html), list, ADDRESS, TODAY)).toContain('<dd>2026-11-23</dd>')
  })
})

describe('a number in any attribute of data leads where the script of the page says', () => {
  const list = (attribute: string) =>
    `<ul>${all(({ id, day, title }) => `<li><div><a href="javascript:void(0);" class="go" data-kind="b" ${attribute}="${id}">${title}</a></div><span>2026.11.${day}</span></li>`)}</ul>`
  test.each([
    ['data-ntt-no', `$('.go').on('click', function () { location.href = '/view.do?no=' + $(this).data('nttNo'); });`],
    [
      'data-ntt-no',
      `$('.go').click(function(){ var n = $(this).attr('data-ntt-no'); location.href = '/view.do?no=' + n; });`,
    ],
    [
      'data-x9',
      "document.querySelectorAll('.go').forEach((a) => a.addEventListener('click', (e) => { location.assign('/view.do?no=' + e.currentTarget.dataset.x9) }))",
    ],
    [
      'data-board-seq',
      `function view(no){ location.href='/view.do?no='+no; } $('.go').on('click', function(){ view($(this).data('board-seq')); });`,
    ],
  ])('%s by %s', (attribute, script) => {
    const html = page(list(attribute), `<script>${script}</script>`)
    expect(read(html)?.rows).toEqual(wanted())
    expect(proposeMarkup(parseMarkup(html), ADDRESS)?.isLinkGuessed).toBe(false)
  })

  test('and to the list itself, as a guess, where no script says it', () => {
    expect(proposeMarkup(parseMarkup(page(list('data-ntt-no'))), ADDRESS)).toMatchObject({
      isLinkGuessed: true,
      markup: { list: { linkTo: '{list}?ntt-no={id}' } },
    })
  })
})
