import { describe, expect, test } from 'vitest'
import { parseBoard } from '../../../functions/sources/board/parse-board.ts'
import { parseMarkup } from '../../../functions/sources/document/markup-tree.ts'
import { proposeMarkup } from '../../../lib/commands/source/propose-markup.ts'

const ADDRESS = 'https://www.board.example/bbs/list.do?key=5'
const TODAY = '2026-09-23'
const IDS = [7303, 7302, 7301]

function proposed(html: string) {
  const proposal = proposeMarkup(parseMarkup(html), ADDRESS)
  const rows = proposal ? parseBoard(parseMarkup(html), proposal.markup.list, ADDRESS, TODAY).rows : []
  return { isGuessed: proposal?.isLinkGuessed, rows }
}

describe('a function that the page defines is followed to the address it makes', () => {
  const page = (script: string, call: string, more = '') =>
    `<html><head><script>${script}</script></head><body>${more}<table><tbody>${IDS.map(
      (id) =>
        `<tr><td>${id}</td><td><a href="#" onclick="${call.replace('ID', String(id))}">시험 발표의 긴 제목 ${id}</a></td><td>2026-09-22</td></tr>`,
    ).join('')}</tbody></table></body></html>`

  test.each<[kind: string, script: string, call: string, path: string, more?: string]>([
    ['an arrow', "const go = (no) => { location.href = 'view.do?no=' + no; }", 'go(ID)', 'bbs/view.do?no=7303'],
    ['an arrow on one line', "const go = no => window.open('/view.do?no=' + no);", "go('ID')", 'view.do?no=7303'],
    ['a template', `function go(no){ location.href = \`/view.do?no=\${no}&m=v\`; }`, 'go(ID)', 'view.do?no=7303&m=v'],
    [
      'a variable that grows',
      "function go(no){ var url = '/view.do'; url += '?no=' + no; location.href = url; }",
      'go(ID)',
      'view.do?no=7303',
    ],
    [
      'a variable of the page',
      "var ctx = '/site'; function go(no){ document.location.href = ctx + '/view.do?no=' + encodeURIComponent(no); }",
      "go('ID')",
      'site/view.do?no=7303',
    ],
    [
      'an argument that is the same in every row',
      "function go(board, no){ location.href = '/' + board + '/view.do?no=' + no; }",
      "go('B12', 'ID')",
      'B12/view.do?no=7303',
    ],
    [
      'two arguments, the other first in the address',
      "function go(no, board){ location.replace('/view.do?b=' + board + '&no=' + no); }",
      "go('ID','B12'); return false;",
      'view.do?b=B12&no=7303',
    ],
    [
      'a form with what stands in it',
      "function go(id){ $('#nttNo').val(id); $('#frm').attr('action', '/view.do').submit(); }",
      "go('ID')",
      'view.do?nttNo=7303&bbsNo=31',
      '<form id="frm"><input type="hidden" name="nttNo" id="nttNo"><input type="hidden" name="bbsNo" value="31"><input type="hidden" name="pageIndex" value="1"></form>',
    ],
    [
      'a form with an action of its own',
      'function go(id){ var f = document.frm; f.nttNo.value = id; f.submit(); }',
      "go('ID')",
      'view.do?nttNo=7303',
      '<form name="frm" action="/view.do"><input type="hidden" name="nttNo"></form>',
    ],
    [
      'a method',
      "var board = { list: function(){}, view: function(no) { location.href = '/view.do?no=' + no; } };",
      "board.view('ID')",
      'view.do?no=7303',
    ],
    [
      'what stands behind a condition',
      "function go(no){ if (!no) { alert('x'); return; } location.href = '/view.do?no=' + no; }",
      'go(ID)',
      'view.do?no=7303',
    ],
  ])('%s', (_, script, call, path, more) => {
    const { isGuessed, rows } = proposed(page(script, call, more))
    expect([rows[0]?.url, isGuessed]).toEqual([`https://www.board.example/${path}`, false])
    expect(new Set(rows.map(({ url }) => url)).size).toBe(3)
  })

  test.each([
    ['a part that is not known', "function go(no){ location.href = contextPath() + '/view.do?no=' + no; }"],
    ['an address without the number', "function go(no){ location.href = '/view.do'; }"],
    ['a form that is not sent', "function go(no){ document.frm.no.value = no; document.frm.action = '/view.do'; }"],
    ['another function', "function goes(no){ location.href = '/view.do?no=' + no; }"],
  ])('%s leaves it to a person', (_, script) => {
    expect(proposed(page(script, 'go(ID)')).isGuessed).toBe(true)
  })
})

describe('a date beside a title is no part of it', () => {
  const TITLES = ['시험 배출권 할당 계획 확정', '시험 공급망 점검 결과', '시험 안전 지침 개정']
  const DAYS = ['2026.09.22', '2026.09.21', '2026.09.18']
  const list = (row: string, around = '<ul class="list">ROWS</ul>') => {
    const rows = IDS.map((id, n) =>
      row
        .replace('LINK', `href="view.do?no=${id}"`)
        .replace('TITLE', TITLES[n] ?? '')
        .replace('DAY', DAYS[n] ?? ''),
    )
    return `<html><body>${around.replace('ROWS', rows.join(''))}</body></html>`
  }

  test.each([
    ['in a span of the link', list('<li><a LINK>TITLE <span class="date">DAY</span></a></li>')],
    ['in a span like that of the title', list('<li><a LINK><span>TITLE</span><span>DAY</span></a></li>')],
    ['with how often it was read', list('<li><a LINK>TITLE<em>DAY</em><i>조회 31</i></a></li>')],
    ['with fields', list('<li><a LINK><p class="t">TITLE</p><p class="d">DAY | 조회 4</p></a></li>')],
    ['in a cell', list('<tr><td><a LINK>TITLE <small>DAY</small></a></td></tr>', '<table><tbody>ROWS</tbody></table>')],
    [
      'in an item of its own',
      list('<ul class="row"><li><a LINK>TITLE</a></li><li>DAY</li></ul>', '<div class="board">ROWS</div>'),
    ],
    [
      'in an item of its own, within an item',
      list('<li><ul><li class="t"><a LINK>TITLE</a></li><li>시험과</li><li class="d">등록일 DAY</li></ul></li>'),
    ],
    ['behind the link', list('<li><a LINK>TITLE</a> <span>DAY</span></li>')],
  ])('%s', (_, html) => {
    const { rows } = proposed(html)
    expect(rows.map(({ title, url, published }) => [title, url, published?.day])).toEqual(
      IDS.map((id, n) => [TITLES[n], `https://www.board.example/bbs/view.do?no=${id}`, DAYS[n]?.replaceAll('.', '-')]),
    )
  })
})
