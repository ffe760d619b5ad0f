import { expect, test } from 'vitest'
import { isEmptyAnswer } from '../../../functions/sources/document/empty-answer.ts'
import { readDocument } from '../../../functions/sources/read-document.ts'

const board = (row: string) =>
  `<!doctype html><html><head><title>보도자료</title></head><body><table><tr><th>번호</th><th>제목</th></tr>${row}</table></body></html>`

test.each([
  ['{"response":{"header":{"resultCode":"00"},"body":{"items":"","numOfRows":10,"pageNo":1,"totalCount":0}}}'],
  ['{"data":[],"total":0}'],
  ['{"list":[],"success":true}'],
  ['{"items":[]}'],
  ['[]'],
  ['<response><header><resultCode>00</resultCode></header><body><items/><totalCount>0</totalCount></body></response>'],
  ['<result><totalCnt>0</totalCnt><list></list></result>'],
  ['<rss version="2.0"><channel><title>시험부</title></channel></rss>'],
  ['<feed xmlns="http://www.w3.org/2005/Atom"><title>시험부</title></feed>'],
  [board('<tr><td colspan="2">등록된 게시물이 없습니다.</td></tr>')],
  [board('<tr><td colspan="2">검색 결과가 존재하지 않습니다</td></tr>')],
  ['<html><body><ul><li class="no_data">등록된 글이 없습니다</li></ul></body></html>'],
])('an answer without releases is empty: %s', async (text) => {
  expect(await readDocument(text)).toMatchObject({ outcome: 'failed', reason: 'empty' })
})

test.each([
  ['{"data":[{"id":1}],"total":1}', 'not a feed'],
  ['{"data":"2026"}', 'not a feed'],
  ['<response><body><items><item><name>가</name></item></items></body></response>', 'not a feed'],
  ['<html><body><p>본문입니다.</p><ul><li>이전 글이 없습니다.</li></ul></body></html>', 'not a feed'],
])('an answer of something else is not: %s', async (text, reason) => {
  expect(await readDocument(text)).toMatchObject({ outcome: 'failed', reason })
})

test('a page whose blocks nest around a large text is looked through once, not once a block', () => {
  const around = (text: string) => `<body>${'<div>'.repeat(400)}${text}${'</div>'.repeat(400)}</body>`
  expect(isEmptyAnswer(around('가'.repeat(4_000_000)))).toBe(false)
  expect(isEmptyAnswer(around('등록된 게시물이 없습니다.'))).toBe(true)
})
