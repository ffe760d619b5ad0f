import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'

async function evalProse(...args: string[]) {
  const { stdout } = await promisify(execFile)(process.execPath, ['lib/commands/eval-prose.ts', ...args])
  const lines = stdout.trim().split('\n')
  return { result: JSON.parse(lines.at(-1) as string), shown: lines.slice(0, -1).join('\n') }
}

function aFolder(files: Record<string, string | Buffer>): string {
  const folder = mkdtempSync(join(tmpdir(), 'chorok-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

test('at least 95 % of the facts of the layouts are kept, and no boilerplate', async () => {
  for (const paths of [[], ['test/eval/press-layouts.held.jsonl']]) {
    const { result } = await evalProse(...paths)
    expect(result.share).toBeGreaterThanOrEqual(0.95)
    expect(result.withBoilerplate).toBe(0)
  }
})

test('a fact that is lost and a string that is kept wrongly count, and are shown', async () => {
  const folder = aFolder({
    'layouts.txt': `title: 비축 방안
who: 자원부 | 자원 부
number: 30억원
never: 비축 기지

자원부는 비축 기지를 두 곳 더 짓는다고 밝혔다.
====
title: 수소 안전
who: 안전청

안전청은 점검 결과를 발표하였다.
`,
  })
  const { result, shown } = await evalProse('--show', folder)
  expect(result).toMatchObject({ layouts: 2, facts: 3, share: 0.667, withBoilerplate: 1 })
  expect(shown).toContain('lost: number 30억원')
  expect(shown).toContain('wrong: 비축 기지')
})

test('a corpus says how many deadlines and effective days its summaries keep', async () => {
  const rows = [
    { title: '공모', summary: '자원부는 기업을 공모한다.\n- 신청은 12월 18일까지 누리집에서 하면 됨.' },
    { title: '시행', summary: '자원부는 기준을 정하였다.\n- 기준은 3월 1일부터 시행됨.' },
    { title: '방문', summary: '자원부 장관은 비축기지를 방문하였다.' },
  ]
  const content = gzipSync(rows.map((row) => JSON.stringify(row)).join('\n'))
  const { result } = await evalProse(aFolder({ 'corpus.jsonl.gz': content }))
  expect(result).toMatchObject({
    releases: 3,
    empty: 0,
    deadline: { stated: 1, kept: 1, share: 1 },
    effective: { stated: 1, kept: 1, share: 1 },
  })
})
