import { describe, expect, test } from 'vitest'
import { catalog } from '../../../functions/sources/catalog/catalog.ts'
import { parseMarkup } from '../../../functions/sources/document/markup-tree.ts'
import { pageFiles } from '../../../functions/sources/page/page-files.ts'

const PAGE = 'https://www.press.example/bbs/view.do?no=7'
const SCRIPT = { id: "fn_download\\('(\\d+)','(\\d+)'", to: '/file/down.do?id={id}&no={id2}' }
const NAME = '9.23 시험 보도자료(시험과).hwpx'
const addressOf = (html: string) => pageFiles(parseMarkup(html), PAGE, SCRIPT)[0]?.url

describe('a file has the address that its page gives it', () => {
  test.each([
    [
      'a link',
      `<a href="/cmm/fms/FileDown.do?atchFileId=A&amp;fileSn=1">${NAME} [12KB]</a>`,
      '/cmm/fms/FileDown.do?atchFileId=A&fileSn=1',
    ],
    ['a link whose title names it', `<a href="/down/1" title="${NAME} 다운로드"><img src="i.png"></a>`, '/down/1'],
    [
      'a script that says the address',
      `<a href="javascript:location.href='/attach/down/a/b/c'">${NAME}</a>`,
      '/attach/down/a/b/c',
    ],
    [
      'a click that says it',
      `<a href="#none" onclick="window.open('/down?id=3'); return false;">${NAME}</a>`,
      '/down?id=3',
    ],
    [
      'a script called with ids',
      `<a href="#none" onclick="fn_download('55025','3','hwpx')">${NAME}</a>`,
      '/file/down.do?id=55025&no=3',
    ],
    [
      'a script in the link',
      `<a href="javascript:fn_download('55025','3','hwpx');">${NAME}</a>`,
      '/file/down.do?id=55025&no=3',
    ],
    [
      'a link to the page itself with a script',
      `<a href="?no=7#none" onclick="location.href='/down/9'">${NAME}</a>`,
      '/down/9',
    ],
    ['a button', `<button onclick="window.location.href='/?kboard_down=5'">${NAME}</button>`, '/?kboard_down=5'],
    [
      'a download beside its name',
      `<ul><li><span class="name">${NAME}</span> <a href="/down.do?seq=1">다운로드</a></li></ul>`,
      '/down.do?seq=1',
    ],
    [
      'a download beside its name, not the preview',
      `<ul><li><span>${NAME}</span><a href="/viewer?seq=1">미리보기</a><a href="/down.do?seq=1" class="btn_down"><i></i></a></li></ul>`,
      '/down.do?seq=1',
    ],
    [
      'its own, where each name has one beside it',
      `<ul><li><span>${NAME}</span><a href="/down?n=1">내려받기</a></li><li><span>붙임.hwpx</span><a href="/down?n=2">내려받기</a></li></ul>`,
      '/down?n=1',
    ],
    [
      'a name that opens a preview, with the download beside',
      `<p><a href="/docViewer?f=1">${NAME}</a> <a href="/common/download.do?fileId=1&amp;tblKey=GMN">내려받기</a></p>`,
      '/common/download.do?fileId=1&tblKey=GMN',
    ],
  ])('%s', (_, html, address) => {
    expect(addressOf(html)).toBe(`https://www.press.example${address}`)
  })
})

describe('no address rather than a wrong one', () => {
  test.each([
    ['a script that nobody described', `<a href="#" onclick="goFile('7')">${NAME}</a>`],
    ['an address put together from pieces', `<a href="#" onclick="location.href='/down?id=' + id">${NAME}</a>`],
    ['a preview', `<a href="/common/docViewer.do?fileId=1">${NAME}</a>`],
    ['a link that stays on the page', `<a href="#file">${NAME}</a>`],
    [
      'one download for two names',
      `<div><span>${NAME}</span><span>붙임.hwpx</span><a href="/zip.do">전체 다운로드</a></div>`,
    ],
    [
      'two downloads for one name',
      `<li><span>${NAME}</span><a href="/down?n=1">다운로드</a><a href="/down?n=2">다운로드</a></li>`,
    ],
    ['a link beside that is no download', `<li><span>${NAME}</span><a href="/bbs/list.do">목록</a></li>`],
  ])('%s', (_, html) => {
    expect(pageFiles(parseMarkup(html), PAGE, SCRIPT)[0]).toEqual({ name: NAME })
  })
})

test('pictures are no documents, and a file is named once', () => {
  const html = `<a href="/1">사진.jpg</a><a href="/2">${NAME}</a><a href="/docViewer/2">${NAME} 바로보기</a>`
  expect(pageFiles(parseMarkup(html), PAGE)).toEqual([{ name: NAME, url: 'https://www.press.example/2' }])
})

test('the catalog says how the script of 과학기술정보통신부 makes its addresses', () => {
  const line = catalog.find(({ id }) => id === 'msit')
  const script = line?.kind === 'feed' ? line.fileScript : undefined
  for (const call of ["fn_download('55025', '7', 'hwpx')", "getExtension_path('55025', '7');"]) {
    const html = `<a href="#none" onclick="${call}">${NAME}</a>`
    expect(pageFiles(parseMarkup(html), 'https://www.msit.go.kr/bbs/view.do?x=1', script)[0]?.url).toBe(
      'https://www.msit.go.kr/ssm/file/fileDown.do?atchFileNo=55025&fileOrd=7&fileBtn=A',
    )
  }
})
