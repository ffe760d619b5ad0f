import { describe, expect, test } from 'vitest'
import { parseOpenApi } from '../../../functions/sources/open-api/parse-open-api.ts'

const NOTICE =
  '<p>정책브리핑의 자료는 「공공누리 제1유형:출처표시」의 조건에 따라 자유롭게 이용이 가능합니다. &lt;자료출처=정책브리핑 www.korea.kr&gt;</p>'

function answer(fields: Record<string, string>): string {
  const all = {
    NewsItemId: '156000001',
    ContentsStatus: 'I',
    ModifyId: '1',
    ApproveDate: '09/22/2026 15:00:00',
    EmbargoDate: '',
    GroupingCode: 'press',
    Title: '<![CDATA[희토류 순환이용 체계 &quot;구축&quot; 착수]]>',
    DataContents: `<![CDATA[<p><span>시험</span><b>부는 </b>체계를&nbsp;만든다.</p><p>둘째<br>이어짐</p>${NOTICE}]]>`,
    MinisterCode: '시험부',
    OriginalUrl: 'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156000001&amp;call_from=openData',
    KoglType: '1',
    ...fields,
  }
  const row = Object.entries(all).map(([name, value]) => `<${name}>${value}</${name}>`)
  return `<response><header><resultCode>00</resultCode><resultMsg>NORMAL_SERVICE</resultMsg></header><body><NewsItem>${row.join('')}</NewsItem></body></response>`
}

function first(fields: Record<string, string> = {}) {
  const read = parseOpenApi(answer(fields))
  return read?.outcome === 'read' ? read.releases[0] : undefined
}

test('a release has its words whole, its time in Seoul, its address bare and no licence notice in its text', () => {
  expect(first()).toEqual({
    title: '희토류 순환이용 체계 "구축" 착수',
    url: 'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156000001',
    text: '시험부는 체계를 만든다.\n둘째\n이어짐',
    licence: '공공누리 제1유형',
    ministry: '시험부',
    published: { day: '2026-09-22', at: Date.parse('2026-09-22T15:00:00+09:00') },
    embargoUntil: Date.parse('2026-09-22T15:00:00+09:00'),
    revision: 1,
    withdrawn: false,
    attachments: [],
  })
})

test('embargo, revision, subtitles and attachments come along', () => {
  const release = first({
    EmbargoDate: '09/23/2026 06:00:00',
    ModifyId: '21',
    SubTitle1: '<![CDATA[첫 부제<br>둘째 부제]]>',
    FileName: '보도자료.hwpx</FileName><FileUrl>https://www.korea.kr/a?id=1&amp;b=2</FileUrl><FileName>보도자료.pdf',
  })
  expect(release).toMatchObject({
    embargoUntil: Date.parse('2026-09-23T06:00:00+09:00'),
    revision: 21,
    withdrawn: false,
    attachments: [{ name: '보도자료.hwpx', url: 'https://www.korea.kr/a?id=1&b=2' }, { name: '보도자료.pdf' }],
  })
  expect(release?.text).toMatch(/^- 첫 부제\n- 둘째 부제\n시험부는/)
})

describe('a text is kept only where its licence lets it', () => {
  test.each([
    ['type 1', { KoglType: '1' }, true, '공공누리 제1유형'],
    ['type 01', { KoglType: '01' }, true, '공공누리 제1유형'],
    ['type 1 in words', { KoglType: '제1유형' }, true, '공공누리 제1유형'],
    ['a type nobody knows', { KoglType: '기타' }, false, '기타'],
    ['type 4', { KoglType: '4' }, false, '공공누리 제4유형'],
    ['none, but the notice says type 1', { KoglType: '', GroupingCode: 'policy' }, true, '공공누리 제1유형'],
    ['none at all, policy news', { KoglType: '', GroupingCode: 'policy', DataContents: '본문' }, false, undefined],
    ['none at all, a press release', { KoglType: '', DataContents: '본문' }, true, undefined],
  ])('%s', (_, fields, kept, licence) => {
    const release = first(fields)
    expect(release?.text !== '').toBe(kept)
    expect(release?.licence).toBe(licence)
  })
})

describe('a release is shown when both its approval and its embargo are past', () => {
  test.each([
    ['', '2026-09-22T15:00:00'],
    ['09/23/2026 06:00:00', '2026-09-23T06:00:00'],
    ['09/23/2026 06:00', '2026-09-23T06:00:00'],
    ['9/23/2026', '2026-09-23T00:00:00'],
    ['2026-09-23 06:00:00.0', '2026-09-23T06:00:00'],
    ['2026-09-23T06:00', '2026-09-23T06:00:00'],
    ['20260923', '2026-09-23T00:00:00'],
    ['09/22/2026 09:00:00', '2026-09-22T15:00:00'],
  ])('embargo %s', (EmbargoDate, until) => {
    expect(first({ EmbargoDate })?.embargoUntil).toBe(Date.parse(`${until}+09:00`))
  })

  describe('an embargo that cannot be read holds longer than it may have meant, and never for ever', () => {
    test.each([
      ['수요일 아침', '2026-09-25T15:00:00'],
      ['2026-09-23 조간', '2026-09-24T00:00:00'],
      ['09/23/2026 석간부터', '2026-09-24T00:00:00'],
      ['2026-09-20 조간', '2026-09-22T15:00:00'],
      ['99/99/9999', '2026-09-25T15:00:00'],
    ])('%s', (EmbargoDate, until) => {
      expect(first({ EmbargoDate })?.embargoUntil).toBe(Date.parse(`${until}+09:00`))
    })

    test('where the approval cannot be read either it is left out, and counted', () => {
      const fields = { EmbargoDate: '수요일 아침', ApproveDate: '화요일' }
      expect(parseOpenApi(answer(fields))).toEqual({ outcome: 'read', releases: [], skipped: 1 })
    })
  })
})

test('a withdrawn release is withdrawn even when only its number is left', () => {
  expect(first({ ContentsStatus: 'D', Title: '', OriginalUrl: '', EmbargoDate: '수요일 아침' })).toMatchObject({
    url: 'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156000001',
    withdrawn: true,
    embargoUntil: undefined,
  })
})

test.each([
  ['script', 'javascript:alert(1)'],
  ['a file', 'file:///etc/passwd'],
  ['an endless address', `https://www.korea.kr/?x=${'y'.repeat(9999)}`],
])('where %s stands for its address, it has that of its number', (_, OriginalUrl) => {
  expect(first({ OriginalUrl })?.url).toBe('https://www.korea.kr/briefing/pressReleaseView.do?newsId=156000001')
})

test.each([
  ['21', 21],
  ['', 0],
  ['-3', 0],
  ['1.25', 0],
  ['1e300', 0],
  ['9'.repeat(30), 0],
])('a count of changes that reads %s is %i', (ModifyId, revision) => {
  expect(first({ ModifyId })?.revision).toBe(revision)
})

describe('what is no list of releases', () => {
  const gateway = (code: number, name: string) =>
    `<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>${name}</returnAuthMsg><returnReasonCode>${code}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>`

  test('no releases on the requested days are no failure', () => {
    const text =
      '<?xml version="1.0"?><response><header><resultCode>3</resultCode><resultMsg>NODATA_ERROR</resultMsg></header><body/></response>'
    expect(parseOpenApi(`\ufeff${text}`)).toEqual({ outcome: 'read', releases: [], skipped: 0 })
  })

  test.each([
    [gateway(22, 'LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR'), 'refused', '22'],
    [gateway(30, 'SERVICE_KEY_IS_NOT_REGISTERED_ERROR'), 'needs a key', 'SERVICE_KEY_IS_NOT_REGISTERED_ERROR'],
    [gateway(12, 'NO_OPENAPI_SERVICE_ERROR'), 'refused', '12'],
    [
      '<response><header><resultCode>98</resultCode><resultMsg>THREE_DAYS_OVER_ERROR</resultMsg></header></response>',
      'refused',
      'THREE_DAYS',
    ],
    [gateway(30, 'SERVICE KEY IS NOT REGISTERED ERROR.'), 'needs a key', 'SERVICE KEY IS NOT REGISTERED ERROR.'],
    [gateway(99, 'SERVICE KEY IS NOT REGISTERED ERROR'), 'needs a key', '서비스 키가 등록되지 않았거나'],
    [gateway(32, 'UNREGISTERED IP ERROR'), 'needs a key', '서버의 주소를 등록'],
    [gateway(31, 'DEADLINE HAS EXPIRED ERROR').replace(/<returnReasonCode.*?Code>/, ''), 'needs a key', 'EXPIRED'],
    [
      '<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR</errMsg></cmmMsgHeader></OpenAPI_ServiceResponse>',
      'refused',
      '다 썼습니다',
    ],
    [
      '<response><header><resultCode>00</resultCode><resultMsg>NORMAL SERVICE.</resultMsg></header><body><items><item><pm10Value>31</pm10Value></item></items><totalCount>1</totalCount></body></response>',
      'not a feed',
      '다른 서비스가 보낸 응답',
    ],
    [
      '<response><header><resultCode>00</resultCode></header><body><items/><numOfRows>10</numOfRows></body></response>',
      'not a feed',
      '다른 서비스가 보낸 응답',
    ],
  ])('%.20s ... is named', (text, reason, name) => {
    expect(parseOpenApi(text)).toMatchObject({ outcome: 'failed', reason, detail: expect.stringContaining(name) })
  })

  test('a day on which nothing was released is none of another service', () => {
    const text =
      '<response><header><resultCode>00</resultCode></header><body><totalCount>0</totalCount></body></response>'
    expect(parseOpenApi(text)).toEqual({ outcome: 'read', releases: [], skipped: 0 })
  })

  test.each([[30], [98]])(
    'what a refusal says besides its code and name is not repeated: it may hold our key (%i)',
    (code) => {
      const texts = [
        gateway(code, 'KEY s3cr3t IS UNKNOWN'),
        `<response><header><resultCode>${code} s3cr3t</resultCode><resultMsg>${'긴 말 s3cr3t '.repeat(9999)}</resultMsg></header></response>`,
      ]
      for (const text of texts) {
        const read = parseOpenApi(text)
        expect(read).toMatchObject({ outcome: 'failed' })
        expect(JSON.stringify(read)).not.toContain('s3cr3t')
        expect(JSON.stringify(read).length).toBeLessThan(200)
      }
    },
  )

  test('an answer that is cut off is not taken for complete', () => {
    expect(parseOpenApi(answer({}).replace('</body></response>', ''))).toMatchObject({
      outcome: 'failed',
      reason: 'broken',
    })
  })

  test('any other document is undefined', () => {
    expect(parseOpenApi('<rss version="2.0"/>')).toBeUndefined()
    expect(parseOpenApi('Unauthorized')).toBeUndefined()
  })
})

test('a release that stands in an answer twice is one, as its later revision or its withdrawal says', () => {
  const item = (fields: Record<string, string>) => /<NewsItem>.*<\/NewsItem>/s.exec(answer(fields))?.[0] ?? ''
  const versions = [
    item({ ModifyId: '2', Title: '고친 제목' }),
    item({ NewsItemId: '156000002', OriginalUrl: '' }),
    item({
      ModifyId: '1',
      OriginalUrl: 'http://m.korea.kr/briefing/pressReleaseView.do?pageIndex=2&amp;newsId=156000001',
    }),
  ]
  const titlesOf = (items: string[]) => {
    const read = parseOpenApi(answer({}).replace(/<NewsItem>.*<\/NewsItem>/s, items.join('')))
    return read?.outcome === 'read' ? read.releases.map(({ title, withdrawn }) => [title, withdrawn]) : read
  }
  const other = ['희토류 순환이용 체계 "구축" 착수', false]
  expect(titlesOf(versions)).toEqual([['고친 제목', false], other])
  expect(titlesOf(versions.toReversed())).toEqual([['고친 제목', false], other])
  const withdrawn = item({ ModifyId: '2', ContentsStatus: 'D', Title: '' })
  expect(titlesOf([withdrawn, ...versions])).toEqual([['철회된 발표', true], other])
})
