import { dirname } from 'node:path'
import { fileDependencies } from './file-dependencies.ts'

/**
 * Groups of files that import each other in a circle, and groups of folders that do, each sorted by path. Such a group can only be
 * understood, moved or tested as a whole. A folder counts without its sub-folders: a file in `a` that imports one in `a/b` is an import
 * from `a` to `a/b`.
 */
export function circles(files: { path: string; text: string }[]): { files: string[][]; folders: string[][] } {
  const paths = new Set(files.map(({ path }) => path))
  const imports = new Map<string, Set<string>>()
  const folderImports = new Map<string, Set<string>>()
  for (const { path, text } of files) {
    const ownModules = fileDependencies(path, text).modules.filter((module) => paths.has(module))
    imports.set(path, new Set(ownModules))
    const folder = dirname(path)
    const others = ownModules.map((module) => dirname(module)).filter((other) => other !== folder)
    folderImports.set(folder, new Set([...(folderImports.get(folder) ?? []), ...others]))
  }
  return { files: groupsOf(imports), folders: groupsOf(folderImports) }
}

/** The strongly connected groups of more than one node (Tarjan, 1972). */
function groupsOf(graph: Map<string, Set<string>>): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const groups: string[][] = []

  function visit(node: string): void {
    order.set(node, order.size)
    lowest.set(node, order.get(node) as number)
    stack.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next)
      if (stack.includes(next)) lowest.set(node, Math.min(lowest.get(node) as number, lowest.get(next) as number))
    }
    if (lowest.get(node) !== order.get(node)) return
    const group = stack.splice(stack.indexOf(node))
    if (group.length > 1) groups.push(group.sort())
  }

  for (const node of graph.keys()) if (!order.has(node)) visit(node)
  return groups
}
