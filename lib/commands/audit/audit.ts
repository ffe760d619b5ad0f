import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { commandLine } from '../command-line/command-line.ts'
import { licencesIn } from './licences.ts'

commandLine({
  command: 'npm run audit',
  takes: '',
  does: `The licences of everything that is deployed or runs (development tools left out), then \`npm audit --omit=dev\`. Exit 1 when a licence is not
one that allows use without conditions on our own code, or when a vulnerability is known. The last line is JSON.`,
})

const { byLicence, refused } = licencesIn(JSON.parse(readFileSync('package-lock.json', 'utf8')))
for (const [licence, packages] of Object.entries(byLicence)) console.log(`${licence.padEnd(32)} ${packages.length}`)
for (const name of refused) console.log(`! ${name}: read this licence before it is shipped`)

const shell = process.platform === 'win32'
const { stdout, status } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', shell })
const vulnerabilities = knownVulnerabilities(stdout)
if (vulnerabilities) console.log(`known vulnerabilities: ${JSON.stringify(vulnerabilities)}`)
else console.log('npm audit gave no answer: this registry may keep no list of vulnerabilities.')
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
