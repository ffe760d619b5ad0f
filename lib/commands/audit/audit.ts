import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { commandLine } from '../command-line/command-line.ts'
import { licencesIn } from './licences.ts'

commandLine({
  command: 'npm run audit',
  takes: '',
  does: `올리거나 돌리는 것(개발 도구는 빼고)의 라이선스를 모두 보여 주고 npm audit --omit=dev를 합니다. 우리 코드에 조건을 다는 라이선스가 있거나 알려진
취약점이 있으면 1로 끝납니다. 마지막 줄은 JSON입니다.`,
  language: 'ko',
})

const { byLicence, refused } = licencesIn(JSON.parse(readFileSync('package-lock.json', 'utf8')))
for (const [licence, packages] of Object.entries(byLicence)) console.log(`${licence.padEnd(32)} ${packages.length}`)
for (const name of refused) console.log(`! ${name}: 내보내기 전에 이 라이선스를 읽어 주세요`)

const shell = process.platform === 'win32'
const { stdout, status } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', shell })
const vulnerabilities = knownVulnerabilities(stdout)
if (vulnerabilities) console.log(`알려진 취약점: ${JSON.stringify(vulnerabilities)}`)
else console.log('npm audit가 답하지 않았습니다. 이 레지스트리에 취약점 목록이 없을 수 있습니다.')
const isClean = refused.length === 0 && (vulnerabilities === undefined || status === 0)
console.log(
  JSON.stringify({ ok: isClean, licences: counts(byLicence), refused, vulnerabilities: vulnerabilities ?? null }),
)
process.exitCode = isClean ? 0 : 1

function counts(lists: Record<string, string[]>): Record<string, number> {
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length]))
}

/** How many of each severity; undefined when npm could not ask. */
function knownVulnerabilities(answer: string): Record<string, number> | undefined {
  try {
    return JSON.parse(answer).metadata?.vulnerabilities
  } catch {
    return undefined
  }
}
