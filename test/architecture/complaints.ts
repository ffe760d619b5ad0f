import { basename } from 'node:path'
import { HOUSE, roomOf } from './house.ts'
import { reaches } from './reaches.ts'

export interface File {
  path: string
  text: string
}

const DOMAIN = ['text', 'releases', 'subscriptions', 'delivery']
const NAMES_NOTHING = /^(utils?|helpers?|common|shared|managers?|services?|index)$/

/** Everything in which these files are not as the house wants them, one sentence each. */
export function complaints(files: File[]): string[] {
  return [...files.flatMap(aboutFile), ...aboutLengths(files)]
}

function aboutFile({ path, text }: File): string[] {
  const room = roomOf(path)
  if (!room || !HOUSE[room]) return [`${path} stands in no room of the house`]
  const { modules, world } = reaches(path, text)
  const found = modules.filter((module) => !mayImport(room, module)).map((module) => `${path} may not import ${module}`)
  if (DOMAIN.includes(room)) found.push(...world.map((touched) => `${path} touches the world: ${touched}`))
  const empty = [...path.split('/').slice(0, -1), ...wordsOf(path)].find((word) => NAMES_NOTHING.test(word))
  if (empty) found.push(`${path} is named ${empty}, which says nothing`)
  const length = lines(text)
  if (length > 200) found.push(`${path} has ${length} lines, over 200`)
  if (room === 'doors' && (length < 10 || length > 40)) found.push(`${path} has ${length} lines: a door has 10 to 40`)
  return found
}

function mayImport(room: string, module: string): boolean {
  const { ours, npm, node } = HOUSE[room] as (typeof HOUSE)[string]
  if (ours.includes(module)) return true
  if (module.startsWith('node:')) return node === 'any' || node.includes(module)
  if (/^(functions|lib)\//.test(module)) {
    const other = roomOf(module)
    if (other === room) return room !== 'doors'
    return other === 'text' || ours.includes(other as string)
  }
  return npm.some((name) => (name.endsWith('*') ? module.startsWith(name.slice(0, -1)) : isOf(name, module)))
}

function isOf(name: string, module: string): boolean {
  return module === name || module.startsWith(`${name}/`)
}

function wordsOf(path: string): string[] {
  return basename(path).replace(/\..*$/, '').split('-')
}

function aboutLengths(files: File[]): string[] {
  const lengths = files.map(({ text }) => lines(text)).sort((a, b) => a - b)
  const at = (share: number) => lengths[Math.ceil(lengths.length * share) - 1] ?? 0
  const found: string[] = []
  if (at(0.5) > 50) found.push(`half of the files have more than ${at(0.5) - 1} lines: 50 is the most`)
  if (at(0.9) > 120) found.push(`a tenth of the files have ${at(0.9)} lines or more: 120 is the most`)
  return found
}

function lines(text: string): number {
  return text.replace(/\n$/, '').split('\n').length
}
