import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aFeed } from '../support/local-server.ts'
import { runCommand } from '../support/run-npm-command.ts'

/** An installation that reads two sources of its own and nothing of the catalog. */
async function environment() {
  const board = { kind: 'board', url: 'http://127.0.0.1:9/list', markup: 'fsc' }
  const extra = [
    { id: 'own', kind: 'feed', name: '우리 피드', url: await aFeed(['시험 대책을 세운다']), fallback: board },
    { id: 'gone', kind: 'feed', name: '없는 피드', url: 'http://127.0.0.1:9/rss' },
  ]
  return { CHOROK_CATALOG: 'off', CHOROK_EXTRA_SOURCES: JSON.stringify(extra) }
}

test('every source is probed in both its ways, and the report names none of the installer’s', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'chorok-probe-')), 'report.md')
  const { code, stdout, stderr } = await runCommand('probe', ['--report', file], await environment())
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/우리 피드 +피드/)
  expect(stdout).toMatch(/ㄴ 예비: 게시판/)
  expect(stdout).toMatch(/없는 피드 +없음/)
  expect(stdout).toContain('출처 2곳: 첫 경로 1곳, 예비 경로 0곳, 답 없음 1곳')
  const report = readFileSync(file, 'utf8')
  expect(report).toContain('설치한 곳의 출처 2곳은 적지 않았습니다 (답 있음 1곳).')
  expect(report).not.toMatch(/우리 피드|없는 피드|127\.0\.0\.1/)
})

test('sources may be named, and one that there is not is refused', async () => {
  const { stdout } = await runCommand('probe', ['own'], await environment())
  expect(stdout).toContain('출처 1곳')
  const { code, stderr } = await runCommand('probe', ['own', 'nowhere'], await environment())
  expect(code).toBe(2)
  expect(stderr).toContain('카탈로그에 없는 출처입니다: nowhere')
})
