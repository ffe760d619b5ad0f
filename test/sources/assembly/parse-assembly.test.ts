import { expect, test } from 'vitest'
import { billNotice, billReasons, parseAssembly } from '../../../functions/sources/assembly/parse-assembly.ts'
import { aFixture } from '../../support/source-fixtures.ts'

function rowsOf(name: string) {
  const read = parseAssembly(aFixture(name))
  if (read?.outcome !== 'read') throw new Error(JSON.stringify(read))
  return read.rows
}

test('bills with their last day, committee and number; their links have no key', () => {
  expect(rowsOf('assembly.json').map(billNotice)).toEqual([
    {
      title: '시험물질관리법 일부개정법률안',
      url: 'https://pal.assembly.example/napal/view.do?lgsltPaId=PRC_T1E2S3T4',
      text: '',
      kind: '국회 입법예고',
      due: '2026-10-01',
      ministry: '국회 기후환경위원회',
      follows: '의안:2290001',
    },
    expect.objectContaining({
      url: 'https://likms.assembly.go.kr/bill/billDetail.do?billId=PRC_T5E6S7T8',
      ministry: '국회',
      due: '2026-10-03',
    }),
  ])
})

test('why a bill is proposed is the longest of what is told of it', () => {
  expect(billReasons(rowsOf('assembly-text.json'))).toMatch(/^제안이유 및 주요내용\n.*해마다 배출량을 보고하게/s)
  expect(billReasons([{ BILL_NAME: '시험법안' }])).toBe('')
})

const result = (code: string) => `{"RESULT":{"CODE":"${code}","MESSAGE":"인증키 abc 가 유효하지 않습니다."}}`

test.each([
  ['INFO-200', { outcome: 'read', rows: [], total: 0 }],
  ['ERROR-290', { outcome: 'failed', reason: 'needs a key', detail: expect.not.stringContaining('abc') }],
  ['INFO-300', { outcome: 'failed', reason: 'needs a key' }],
  ['ERROR-337', { outcome: 'failed', reason: 'refused' }],
  ['ERROR-300', { outcome: 'failed', reason: 'refused', detail: expect.stringContaining('ERROR-300') }],
])('%s is named as what it is', (code, expected) => {
  expect(parseAssembly(result(code))).toMatchObject(expected)
  expect(parseAssembly(`{"service":[{"head":[{"list_total_count":0},${result(code)}]},{"row":[]}]}`)).toMatchObject(
    expected,
  )
})

test.each([
  ['{"nknalejkafmvgzmpt":[{"head":[{"list_total_count":2}]}]}', 'broken'],
  ['{"nknalejkafmvgzmpt":[{"head":[{"RESULT":{"CODE":"INFO-000"}}]},{"row":[]}]}', 'broken'],
])('%s is broken, not empty', (text, reason) => {
  expect(parseAssembly(text)).toMatchObject({ outcome: 'failed', reason })
})

test.each(['{"items":[]}', '{"a":[1],"b":[2]}', '<RESULT/>', '{"nknal', '[]'])('%s is another document', (text) => {
  expect(parseAssembly(text)).toBeUndefined()
})
