import { posix } from 'node:path'
import { parseAst } from 'vitest/node'

/** What a file depends on. */
export interface FileDependencies {
  /** Imported modules: our own as paths from the repository's root, others by their name. */
  modules: string[]
  /** Globals that read a clock, chance, the network or the environment, which the domain gets through its deps. */
  globals: string[]
}

interface Node {
  type: string
  [key: string]: unknown
}

const IMPORT_NODES = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
  'TSExternalModuleReference',
]
const IMPURE_GLOBALS = /^(Date\.now|Math\.random|fetch|setTimeout|setInterval|process|randomUUID|new Date)$/

/**
 * Reads a file's syntax tree, imports of types included. What looks like an import in a string or a comment is none; a module whose name
 * is computed is reported as `computed: ` and the expression.
 */
export function fileDependencies(path: string, text: string): FileDependencies {
  const modules: string[] = []
  const globals: string[] = []
  visit(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node)
  return { modules: modules.map((name) => fromRoot(path, name)), globals }

  function visit(node: Node): void {
    const source = IMPORT_NODES.includes(node.type) ? (node.source ?? node.expression) : loadedModule(node)
    if (source) modules.push(nameIn(source as Node, text))
    const global = globalIn(node)
    if (IMPURE_GLOBALS.test(global)) globals.push(global)
    for (const child of Object.values(node).flat()) if (isNode(child)) visit(child)
  }
}

/** The `x` of `require(x)`, `require.resolve(x)` and `import.meta.resolve(x)`. */
function loadedModule(node: Node): unknown {
  if (node.type !== 'CallExpression') return undefined
  const callee = node.callee as Node
  const name = callee.type === 'MemberExpression' ? `.${(callee.property as Node).name}` : callee.name
  const owner = callee.type === 'MemberExpression' ? (callee.object as Node) : callee
  const loads = owner.type === 'MetaProperty' || owner.name === 'require'
  return loads && (name === 'require' || name === '.resolve') ? (node.arguments as Node[])[0] : undefined
}

/** The global that a node reads or calls, as `IMPURE_GLOBALS` spells it; an empty string for anything else. */
function globalIn(node: Node): string {
  if (node.type === 'NewExpression')
    return (node.arguments as Node[]).length === 0 ? `new ${(node.callee as Node).name}` : ''
  if (node.type === 'MemberExpression') return `${(node.object as Node).name}.${(node.property as Node).name}`
  if (node.type === 'CallExpression') return String((node.callee as Node).name ?? '')
  return node.type === 'Identifier' && node.name === 'process' ? 'process' : ''
}

/** The text of a literal; for a template, its text up to the first placeholder, followed by a star. */
function nameIn(source: Node, text: string): string {
  if (source.type === 'Literal') return String(source.value)
  const first = (source.quasis as Node[] | undefined)?.[0]?.value as { cooked: string } | undefined
  return first?.cooked ? `${first.cooked}*` : `computed: ${text.slice(source.start as number, source.end as number)}`
}

function fromRoot(path: string, name: string): string {
  return name.startsWith('.') ? posix.join(posix.dirname(path), name) : name
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}
