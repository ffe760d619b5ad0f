import { posix } from 'node:path'
import { parseAst } from 'vitest/node'

/** What a file reaches for: modules as paths from the root for our own, names for others; and ways around `Deps`. */
export interface Reaches {
  modules: string[]
  world: string[]
}

interface Node {
  type: string
  [key: string]: unknown
}

const IMPORTS = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
  'TSExternalModuleReference',
]
const WORLD = /^(Date\.now|Math\.random|fetch|setTimeout|setInterval|process|randomUUID|new Date)$/

/** Reads the syntax tree, types included: what is in a string or a comment is not an import, what is computed is told as it stands. */
export function reaches(path: string, text: string): Reaches {
  const modules: string[] = []
  const world: string[] = []
  visit(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node)
  return { modules: modules.map((name) => fromRoot(path, name)), world }

  function visit(node: Node): void {
    const source = IMPORTS.includes(node.type) ? (node.source ?? node.expression) : resolved(node)
    if (source) modules.push(nameIn(source as Node, text))
    const touched = worldly(node)
    if (WORLD.test(touched)) world.push(touched)
    for (const child of Object.values(node).flat()) if (isNode(child)) visit(child)
  }
}

/** The argument of `require(x)`, `require.resolve(x)` and `import.meta.resolve(x)`. */
function resolved(node: Node): unknown {
  if (node.type !== 'CallExpression') return undefined
  const callee = node.callee as Node
  const name = callee.type === 'MemberExpression' ? `.${(callee.property as Node).name}` : callee.name
  const owner = callee.type === 'MemberExpression' ? (callee.object as Node) : callee
  const loads = owner.type === 'MetaProperty' || owner.name === 'require'
  return loads && (name === 'require' || name === '.resolve') ? (node.arguments as Node[])[0] : undefined
}

function worldly(node: Node): string {
  if (node.type === 'NewExpression')
    return (node.arguments as Node[]).length === 0 ? `new ${(node.callee as Node).name}` : ''
  if (node.type === 'MemberExpression') return `${(node.object as Node).name}.${(node.property as Node).name}`
  if (node.type === 'CallExpression') return String((node.callee as Node).name ?? '')
  return node.type === 'Identifier' && node.name === 'process' ? 'process' : ''
}

/** A literal's text; of a template, what stands before its first hole and a star. */
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
