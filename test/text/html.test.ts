import { describe, expect, test } from 'vitest'
import { htmlToText, plainTitle } from '../../functions/text/html.ts'

describe('HTML becomes one paragraph a line', () => {
  test.each([
    [
      'words that inline tags split stay whole',
      '<p><span>탄</span><b>소</b><span>중립 </span>계획</p>',
      '탄소중립 계획',
    ],
    ['blocks separate words', '<p>첫 문단</p><p>둘째<br>이어짐</p>', '첫 문단\n둘째\n이어짐'],
    [
      'cells separate words',
      '<table><tr><td>구분</td><td>내용</td></tr><tr><td>가</td><td>나</td></tr></table>',
      '구분 내용\n가 나',
    ],
    ['line ends in the markup are spaces', '<p>산업통상부는\n  오늘&nbsp;&nbsp;밝혔다</p>', '산업통상부는 오늘 밝혔다'],
    ['entities', '<p>&lsquo;회수&middot;재활용&rsquo; &#9312; &lt;붙임&gt;</p>', '‘회수·재활용’ ① <붙임>'],
    [
      'scripts, styles and frames are left out',
      '<style>p{}</style><script>alert(1)</script><p>본문</p><iframe>x</iframe>',
      '본문',
    ],
    ['what only looks like a tag stays', '<p>이익 3<5배, <보도참고> 자료</p>', '이익 3<5배, <보도참고> 자료'],
    ['plain text keeps its lines', '첫째 줄\n둘째 줄 &amp; 끝', '첫째 줄\n둘째 줄 & 끝'],
    ['invisible marks are dropped', '<p>탄\u200b소\ufeff중립</p>', '탄소중립'],
    ['nothing', '<p><br></p>', ''],
  ])('%s', (_, html, text) => {
    expect(htmlToText(html)).toBe(text)
  })
})

describe('a title is one plain line', () => {
  test.each([
    ['기온 &amp;#40;평년&amp;#41; 전망', '기온 (평년) 전망'],
    ['&lt;b&gt;탄소&lt;/b&gt;중립', '탄소중립'],
    ['  첨단산업   지원\n 방안 ', '첨단산업 지원 방안'],
    ['[[보도참고] 9월 전망', '[[보도참고] 9월 전망'],
    ['<2026년 업무계획> 발표', '<2026년 업무계획> 발표'],
    ['앞말<br>뒷말<BR/>끝말', '앞말 뒷말 끝말'],
    ['I <3 탄소', 'I <3 탄소'],
    ['R&D·AT&T 지원', 'R&D·AT&T 지원'],
  ])('%s', (raw, title) => {
    expect(plainTitle(raw)).toBe(title)
  })
})
