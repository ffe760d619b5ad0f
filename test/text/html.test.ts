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
    ['marks of a CDATA section in a text', '<![CDATA[<p>가. 3 &lt; 5</p>]]>', '가. 3 < 5'],
    ['marks of a CDATA section, escaped', '&lt;![CDATA[가\n나]]&gt;', '가\n나'],
    ['an end of a CDATA section that has no begin', '<p>가</p>]]>', '가'],
    [
      'tags escaped once more',
      '확정했다.&lt;br /&gt;받는다.&lt;div data-v=&amp;#034;1&amp;#034;&gt;&lt;/div&gt;',
      '확정했다.\n받는다.',
    ],
    [
      'a text escaped as a whole',
      '&lt;p&gt;첫 문장이\n이어진다.&lt;/p&gt;&lt;p&gt;둘째&lt;/p&gt;',
      '첫 문장이 이어진다.\n둘째',
    ],
    ['a text escaped three times', '&amp;amp;lt;p&amp;amp;gt;가&amp;amp;lt;/p&amp;amp;gt;', '가'],
    [
      'tags that come out of a page',
      '<div>가.&lt;br&gt;나. 3 &lt; 5 &lt;참고&gt;</div><p>다</p>',
      '가.\n나. 3 < 5 <참고>\n다',
    ],
    ['marks escaped twice', '<p>&amp;lsquo;가&amp;rsquo; &amp;middot; &amp;amp;</p>', '‘가’ · &'],
    ['lines of a text in which a word is set off', '가\n나\n&lt;b&gt;다&lt;/b&gt;', '가\n나\n다'],
    ['scripts that come out', '본문&lt;script&gt;alert(1)&lt;/script&gt;', '본문'],
    [
      'words in brackets are no tags',
      '<p>&lt;A&gt;와 &lt;Summary&gt;, &lt;Table 1&gt;, &lt;ESG&gt;</p>',
      '<A>와 <Summary>, <Table 1>, <ESG>',
    ],
    ['a sign of less', '3 &amp;lt; 5, 7 &lt; 9', '3 < 5, 7 < 9'],
    ['an emoji in two numbers', '<p>&#55357;&#56832; &amp;#xD83D;&amp;#xDE00;</p>', '😀 😀'],
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
    ['&lt;![CDATA[[보도참고] 탄소중립]]&gt;', '[보도참고] 탄소중립'],
    ['R&D·AT&T 지원', 'R&D·AT&T 지원'],
    ['<img src="/new.png" alt="새글">탄소중립', '탄소중립'],
    ['&lt;img src=&quot;a&quot;/&gt;탄소&amp;lt;wbr&amp;gt;중립', '탄소중립'],
    ['<h4 class="tit">탄소중립</h4><!-- 새글 -->', '탄소중립'],
    ['<Table 1> 배출량 <참고>', '<Table 1> 배출량 <참고>'],
    ['탄소중립 <img src="/new', '탄소중립'],
    ['&#55357;&#56832; 탄소', '😀 탄소'],
  ])('%s', (raw, title) => {
    expect(plainTitle(raw)).toBe(title)
  })
})
