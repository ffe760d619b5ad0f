import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { PRESS_DOCUMENT } from '../support/documents/a-press-document.ts'
import { anHwp } from '../support/documents/an-hwp.ts'
import { anHwpx } from '../support/documents/an-hwpx.ts'
import { aSite } from '../support/local-server.ts'
import { aFixture } from '../support/source-fixtures.ts'

interface Line {
  file: string
  releases: { title: string; url: string; publishedAt?: string; summary: string }[]
  error?: string
}

async function parse(...paths: string[]): Promise<Line[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['lib/commands/parse.ts', ...paths])
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('each file, each file of a folder and each URL gives one line of JSON', async () => {
  const site = await aSite((_, response) => response.end(aFixture('feed.xml')))
  const lines = await parse('test/fixtures/sources/feed.xml', 'test/fixtures/sources', `${site}/rss`, 'nowhere.xml')
  const [feed, ...others] = lines
  expect(feed?.file).toBe('test/fixtures/sources/feed.xml')
  expect(feed?.releases[0]).toEqual({
    title: '시험위-산업부, 핵심광물 공급망 지원 협력',
    url: 'https://www.press.example/no010101/87397',
    publishedAt: '2026-07-23T00:00:00+09:00',
    summary: expect.stringContaining('공급망을 점검하였다.'),
  })
  expect(others.at(-2)).toMatchObject({ file: `${site}/rss`, releases: feed?.releases })
  expect(others.at(-1)).toMatchObject({
    file: 'nowhere.xml',
    releases: [],
    error: expect.stringMatching(/^unreachable: /),
  })
  expect(others.filter(({ releases, error }) => releases.length === 0 && !error)).toEqual([])
})

test('every file of a folder gives a line, and one that cannot be read gives its error', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parse-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'huge.xml'), '')
  truncateSync(join(folder, 'huge.xml'), 600 * 1024 * 1024)
  symlinkSync('nowhere', join(folder, 'broken'))
  symlinkSync(resolve('test/fixtures/sources/feed.xml'), join(folder, 'linked'))
  const lines = await parse(folder, 'https://no address')
  const [broken, huge, linked, address] = lines
  expect(lines).toHaveLength(4)
  expect(broken?.error).toMatch(/^unreachable: /)
  expect(huge?.error).toMatch(/^too large: /)
  expect(linked?.releases.length).toBeGreaterThan(0)
  expect(address?.error).toMatch(/^unreachable: /)
})

test('gzip is unzipped; what is cut off gives what came and says so, and what cannot be unpacked is named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parse-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const put = (name: string, bytes: Buffer) => writeFileSync(join(folder, name), bytes)
  const items = Array.from({ length: 300 }, (_, n) => {
    const noise = Math.sin(n + 1).toString(36)
    return `<item><title>시험 발표 ${n}</title><link>https://a.example/${n}?k=${noise}</link></item>`
  })
  const rss = `<rss version="2.0"><channel><title>시험부</title>${items.join('')}</channel></rss>`
  const zipped = gzipSync(rss)
  put('1.gz', zipped)
  put('2.gz', zipped.subarray(0, zipped.length >> 1))
  put('3.gz', zipped.subarray(0, 10))
  put('4.gz', gzipSync('<rss version="2.0"><channel><title>시험부</title>'.padEnd(4000, ' ')).subarray(0, -9))
  put('5.gz', Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(90, 7)]))
  put('6.bz2', Buffer.from('BZh91AY&SY'))
  const [whole, cut, head, channel, damaged, other] = await parse(folder)
  expect([whole?.releases.length, whole?.error]).toEqual([300, undefined])
  expect(cut?.releases.length).toBeGreaterThan(10)
  expect(cut?.error).toMatch(/^broken: 압축\(gzip\)이 중간에 끊겨/)
  for (const line of [head, channel, damaged])
    expect(line).toMatchObject({ releases: [], error: expect.stringMatching(/^broken: 압축/) })
  expect(other?.error).toMatch(/^not a feed: 압축 파일\(bzip2\)/)
})

test('an address that is known to be discontinued is reported without a request', async () => {
  const [line] = await parse('https://www.korea.kr/rss/policy.xml')
  expect(line).toMatchObject({ releases: [], error: expect.stringMatching(/^discontinued: 정책브리핑 RSS/) })
})

test('a document is printed as the release that it would be, by what it is and not by its name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parse-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const put = (name: string, bytes: Buffer) => writeFileSync(join(folder, name), bytes)
  put('1.hwpx', anHwpx(PRESS_DOCUMENT))
  put('2.xml', anHwp(PRESS_DOCUMENT))
  put('3.hwp', anHwp(['글'], 3))
  put('4.hwp', Buffer.from('%PDF-1.7'))
  put('5.hwp', Buffer.from('<html><body>로그인이 필요합니다</body></html>'))
  put('6 새 발표.hwpx', anHwpx(['시험부는 계획을 세웠다고 밝혔다.']))
  const [hwpx, hwp, locked, pdf, page, untitled] = await parse(folder)
  const summary = expect.stringMatching(/^시험환경부는 .*\n/)
  expect(hwpx?.releases).toEqual([{ title: '2027년 배출권 할당 계획을 확정했다', url: '', summary }])
  expect(hwp?.releases).toEqual(hwpx?.releases)
  expect(locked?.error).toMatch(/^refused: 암호를/)
  expect(pdf?.error).toMatch(/^not a feed: PDF는/)
  expect(page?.error).toMatch(/^not a feed: /)
  expect(untitled?.releases).toMatchObject([{ title: '6 새 발표', summary: '시험부는 계획을 세웠다고 밝혔다.' }])
})
