import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { INVENTED_BOARDS, type InventedBoard } from '../support/invented-boards.ts'
import { aSite } from '../support/local-server.ts'
import { runCommand } from '../support/run-npm-command.ts'

const { html } = INVENTED_BOARDS['titles cut in what is shown'] as InventedBoard
const folder = () => mkdtempSync(join(tmpdir(), 'chorok-source-'))
const NO_TEXT = (title: string) =>
  `<html><head><title>${title}</title></head><body><h3>${title}</h3><a href="/down/1">시험 붙임.hwpx</a></body></html>`

test('a board on the internet is looked at with its robots.txt and one of its pages, and its fixture is written', async () => {
  const asked: string[] = []
  const site = await aSite((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/robots.txt') return void response.end('User-agent: *\nDisallow: /user/bbs/list.do')
    const isList = request.url?.startsWith('/user/bbs/list.do')
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(isList ? html : NO_TEXT('시험 배출권 할당 계획을 확정했다'))
  })
  const into = folder()
  const { code, stdout, stderr } = await runCommand('source', [`${site}/user/bbs/list.do`, '--fixture', into])
  expect([code, stderr]).toEqual([0, ''])
  for (const said of [
    '"kind": "board"',
    '이렇게 알립니다 (3건 가운데 3건)',
    '시험 공급망 점검 결과를 알린다',
    '카탈로그에 넣지 마세요',
    '본문이 첨부파일(1개)에만',
  ])
    expect(stdout).toContain(said)
  expect(asked.filter((path) => path.includes('view.do'))).toHaveLength(1)
  const [name = ''] = readdirSync(into)
  expect(name).toMatch(/\.html$/)
  expect(readFileSync(join(into, name), 'utf8')).toContain('시험 1번 발표의 제목')
  const again = await runCommand('source', [`${site}/user/bbs/list.do`, '--fixture', into])
  expect(again.stdout).toContain('이미 있어 쓰지 않았습니다')
})

test('a file is looked at with the address that is given', async () => {
  const file = join(folder(), 'list.html')
  writeFileSync(file, html)
  const { stdout } = await runCommand('source', [file, '--url', 'https://www.board.example/user/bbs/list.do'])
  expect(stdout).toContain('https://www.board.example/user/bbs/view.do?bbsSn=7303')
  expect(stdout).toContain('robots.txt와 발표 쪽의 본문은 보지 못했습니다')
})

test('a file that is gzip is unzipped, and one that cannot be is named', async () => {
  const file = join(folder(), 'list.html.gz')
  writeFileSync(file, gzipSync(html))
  const { stdout } = await runCommand('source', [file, '--url', 'https://www.board.example/user/bbs/list.do'])
  expect(stdout).toContain('이렇게 알립니다 (3건 가운데 3건)')
  writeFileSync(file, gzipSync(html).subarray(0, 10))
  expect((await runCommand('source', [file])).stderr).toContain('압축(gzip)이 깨졌거나')
})

test.each([
  [['no-such-file.html'], '파일이 없습니다'],
  [['https://www.korea.kr/rss/policy.xml'], '2026년 7월 1일'],
  [['x.html', '--url', 'nowhere'], '--url이 주소가 아닙니다'],
  [['x.html', '--fixture', 'no/such/folder'], '폴더가 아닙니다'],
  [[], '무엇을 할지 적어 주세요'],
])('%j is refused with a sentence', async (args, sentence) => {
  const { code, stderr, stdout } = await runCommand('source', args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(sentence)
})

test('a file that does not say where it is from asks for its address', async () => {
  const file = join(folder(), 'list.html')
  writeFileSync(file, html)
  expect((await runCommand('source', [file])).stderr).toContain('--url에 주소를 적어 주세요')
})
