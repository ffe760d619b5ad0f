import { existsSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ParseArgsOptionsConfig } from 'node:util'
import { now } from '../../functions/platform/clock.ts'
import { discontinuedNotice } from '../../functions/sources/catalog/discontinued-feed.ts'
import { parseMarkup, selectValues } from '../../functions/sources/document/markup-tree.ts'
import { absoluteUrl } from '../../functions/sources/document/urls.ts'
import { decode } from '../../functions/text/charset.ts'
import { particle } from '../../functions/text/particle.ts'
import { seoulDay } from '../../functions/text/seoul.ts'
import { type CommandLine, commandLine, exitWithError, refuse } from './command-line/command-line.ts'
import { archiveFailure, readFile } from './parse/read-file.ts'
import { describeInspection } from './source/describe-inspection.ts'
import { fetchDocument, siteDoubts } from './source/fetch-document.ts'
import { inspectDocument } from './source/inspect-document.ts'

const COMMAND = {
  command: 'npm run source --',
  takes: 'URL|FILE[.gz] [--url ADDRESS] [--fixture FOLDER]',
  does: `피드나 게시판 하나를 살펴보고, 카탈로그에 넣을 줄과 마크업(행, 제목, 날짜, 링크, 다음 쪽)을 제안합니다. 발표 다섯 건을 알릴 모양으로
보여 주고, 의심스러운 점을 말합니다. 저장하는 것은 --fixture로 고른 폴더의 시험용 문서뿐입니다.

  --url      FILE을 받은 주소. 적지 않으면 문서가 스스로 말하는 주소를 씁니다.
  --fixture  같은 모양에 지어낸 글을 담은 시험용 문서를 이 폴더에 씁니다.`,
  options: { url: { type: 'string' }, fixture: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  language: 'ko',
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const { values, positionals } = commandLine(COMMAND)
const [place = ''] = positionals
const isUrl = /^https?:\/\//.test(place)
if (values.url !== undefined && !absoluteUrl(values.url)) refuse(COMMAND, `--url이 주소가 아닙니다: ${values.url}`)
if (values.fixture !== undefined && !statSync(values.fixture, { throwIfNoEntry: false })?.isDirectory())
  refuse(COMMAND, `폴더가 아닙니다: ${values.fixture}`)

const notice = isUrl ? discontinuedNotice(place) : undefined
if (notice) exitWithError(notice)
const document = isUrl ? await fetchDocument(place) : readLocal(place)
if (typeof document === 'string') exitWithError(document)
const inspection = await inspectDocument({ ...document, today: seoulDay(now()) })
if (typeof inspection === 'string') exitWithError(inspection)
const doubts = [
  ...inspection.doubts,
  ...(isUrl
    ? await siteDoubts(inspection, now())
    : [
        '파일에서 읽어, robots.txt와 발표 쪽의 본문은 보지 못했습니다. 줄의 주소가 이 문서의 주소인지도 확인해 주세요.',
      ]),
]
for (const text of describeInspection({ ...inspection, doubts })) console.log(text)
if (values.fixture !== undefined) console.log(saveFixture(values.fixture))

function readLocal(path: string): { text: string; address: string } | string {
  const file = readFile(path)
  if ('reason' in file) return file.detail
  const archive = archiveFailure(file.bytes)
  if (archive) return archive.detail
  const text = decode(file.bytes)
  const [own] = selectValues(parseMarkup(text), "link[rel='canonical']@href, meta[property='og:url']@content")
  const address =
    values.url ?? absoluteUrl(own) ?? absoluteUrl(/<link>\s*(?:<!\[CDATA\[)?\s*(https?:\/\/[^\s<\]]+)/.exec(text)?.[1])
  return address === undefined
    ? `${basename(path)}${particle(path, '이/가')} 어디서 온 것인지 알 수 없습니다. --url에 주소를 적어 주세요.`
    : { text, address }
}

function saveFixture(folder: string): string {
  if (typeof inspection === 'string' || !inspection.fixture)
    return '시험용 문서는 만들지 못했습니다. 이 쪽의 모양을 보고 직접 지어 주세요.'
  const path = join(folder, inspection.fixture.name)
  if (existsSync(path)) return `${path}${particle(path, '이/가')} 이미 있어 쓰지 않았습니다.`
  writeFileSync(path, inspection.fixture.text)
  return `시험용 문서를 썼습니다: ${path}`
}
