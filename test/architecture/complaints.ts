import { basename, dirname } from 'node:path'
import { fileDependencies } from './file-dependencies.ts'
import { HOUSE, roomOf } from './house.ts'

export interface File {
  path: string
  text: string
}

const DOMAIN = ['text', 'releases', 'subscriptions', 'delivery', 'copy']
const MAX_FILE_LINES = 300
const MAX_FOLDER_FILES = 20
const EMPTY_NAME = /^(utils?|helpers?|common|shared|managers?|services?|index)$/

/** One sentence for each rule of the house that one of these files, or their folder, breaks. */
export function complaints(files: File[]): string[] {
  return [...files.flatMap(aboutFile), ...aboutFolders(files)]
}

function aboutFile({ path, text }: File): string[] {
  const room = roomOf(path)
  if (!room || !HOUSE[room]) return [`${path} stands in no room of the house`]
  const { modules, globals } = fileDependencies(path, text)
  const found = modules.filter((module) => !mayImport(room, module)).map((module) => `${path} may not import ${module}`)
  if (DOMAIN.includes(room)) found.push(...globals.map((global) => `${path} touches the world: ${global}`))
  const emptyName = [...path.split('/').slice(0, -1), ...wordsInName(path)].find((word) => EMPTY_NAME.test(word))
  if (emptyName) found.push(`${path} is named ${emptyName}, which says nothing`)
  const length = countLines(text)
  if (length > MAX_FILE_LINES) found.push(`${path} has ${length} lines, over ${MAX_FILE_LINES}`)
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
  return npm.some((name) => (name.endsWith('*') ? module.startsWith(name.slice(0, -1)) : isPackage(name, module)))
}

/** Whether a module is a package or a file of it. */
function isPackage(name: string, module: string): boolean {
  return module === name || module.startsWith(`${name}/`)
}

function wordsInName(path: string): string[] {
  return basename(path).replace(/\..*$/, '').split('-')
}

/** A folder with more files than a person takes in at a glance needs sub-folders that say what its parts are. */
function aboutFolders(files: File[]): string[] {
  const folders = Map.groupBy(files, ({ path }) => dirname(path))
  return [...folders]
    .filter(([, inside]) => inside.length > MAX_FOLDER_FILES)
    .map(([folder, inside]) => `${folder} has ${inside.length} files, over ${MAX_FOLDER_FILES}`)
}

function countLines(text: string): number {
  return text.replace(/\n$/, '').split('\n').length
}
