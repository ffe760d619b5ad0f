import { type Node, selectElements } from '../../../functions/sources/document/markup-tree.ts'
import { attribute, textOf } from './element.ts'

/*
Where a function that a page defines for its links leads: the address it puts together of strings, its parameters and variables, or the form
it sends. Only what can be followed word by word is followed: anything else leaves the address to a person.
*/

/** An address with `{0}`, `{1}` … in the places of the function's parameters. */
export function addressOfFunction(page: Node, name: string): string | undefined {
  const scripts = scriptsOf(page)
  for (const script of scripts) {
    const found = definitionOf(script, name.replace(/.*\./, ''))
    if (!found) continue
    const known = (variable: string) =>
      initialiserOf(found.body, variable) ?? initialiserOf(scripts.join('\n'), variable)
    const resolve = (expression: string) => resolved(expression, found.parameters, known)
    return whereItLeads(found.body, resolve) ?? whatItSends(page, found.body, resolve)
  }
  return undefined
}

/**
 * An address with `{0}` in the place of what stands in an attribute of data, where a script reads it when the link is pressed: in the address
 * it leads to, in the form it sends, or as the first value of a function it calls.
 */
export function addressOfData(page: Node, name: string): string | undefined {
  const bare = escaped(name.replace('data-', ''))
  const camel = bare.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const read = new RegExp(
    String.raw`(?:\$\(\s*[\w.]+\s*\)|[\w$.]+)\.(?:data\(\s*['"](?:${bare}|${camel})['"]\s*\)|(?:attr|getAttribute)\(\s*['"]data-${bare}['"]\s*\)|dataset\.${camel}(?!\w)|dataset\[\s*['"]${camel}['"]\s*\])`,
    'g',
  )
  for (const script of scriptsOf(page)) {
    const marked = script.replace(read, DATA_VALUE)
    for (let at = marked.indexOf(DATA_VALUE); at !== -1; at = marked.indexOf(DATA_VALUE, at + 1)) {
      const begin = Math.max(marked.lastIndexOf('function', at), marked.lastIndexOf('=>', at), 0)
      const body = bodyFrom(marked.slice(begin, begin + MAX_BODY_LETTERS).replace(/^[^{]*\{/, ''), 1)
      const known = (variable: string) => initialiserOf(body, variable) ?? initialiserOf(marked, variable)
      const resolve = (expression: string) => resolved(expression, [DATA_VALUE], known)
      const address =
        whereItLeads(body, resolve) ?? whatItSends(page, body, resolve) ?? whereItCalls(page, body, resolve)
      if (address !== undefined) return address
    }
  }
  return undefined
}

/** Stands in a script for what it reads from an attribute of data. */
const DATA_VALUE = '__data_value__'

function whereItCalls(page: Node, body: string, resolve: Resolve): string | undefined {
  for (const [, name = '', first = ''] of body.matchAll(/([A-Za-z_$][\w$]*)\(\s*([\w$]+)\s*[,)]/g)) {
    if (resolve(first) === '{0}') return addressOfFunction(page, name)
  }
  return undefined
}

interface FunctionDefinition {
  parameters: string[]
  body: string
}

const MAX_BODY_LETTERS = 3000

function scriptsOf(page: Node): string[] {
  return selectElements(page, 'script').map((script) =>
    'children' in script ? script.children.map((part) => ('data' in part ? part.data : '')).join('') : textOf(script),
  )
}

/** `function go(no) {`, `go = function (no) {`, `go: function(no) {`, `const go = (no) => {`, `go(no) {` of an object. */
function definitionOf(script: string, name: string): FunctionDefinition | undefined {
  const bare = escaped(name)
  const declared = new RegExp(
    `(?:function\\s+${bare}|(?<![\\w$])${bare}\\s*[:=]\\s*(?:async\\s+)?function(?:\\s+\\w+)?)\\s*\\(([^)]*)\\)\\s*\\{|(?<![\\w$])${bare}\\s*[:=]\\s*(?:async\\s*)?(?:\\(([^)]*)\\)|(\\w+))\\s*=>|(?<![\\w$.])${bare}\\s*\\(([\\w\\s,$]*)\\)\\s*\\{`,
  )
  const found = declared.exec(script)
  if (!found) return undefined
  const parameters = (found[1] ?? found[2] ?? found[3] ?? found[4] ?? '').split(',').map((one) => one.trim())
  const from = found.index + found[0].length
  return { parameters, body: bodyFrom(script.slice(from, from + MAX_BODY_LETTERS), found[0].endsWith('{') ? 1 : 0) }
}

/** Up to the bracket that ends it; of an arrow without brackets up to the end of the line. */
function bodyFrom(text: string, open: number): string {
  const isBlock = open > 0 || /^\s*\{/.test(text)
  if (!isBlock) return text.split('\n')[0] ?? ''
  let depth = open
  for (const match of text.matchAll(/[{}]|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`]*`/g)) {
    depth += match[0] === '{' ? 1 : match[0] === '}' ? -1 : 0
    if (depth === 0 && match[0] === '}') return text.slice(0, match.index)
  }
  return text
}

const PART = String.raw`(?:'[^'\n]*'|"[^"\n]*"|\x60[^\x60]*\x60|[\w$.]+(?:\([^()]*\))?)`
const EXPRESSION = String.raw`(${PART}(?:\s*\+\s*${PART})*)`
const LEADS = [
  String.raw`location(?:\.href)?\s*=\s*${EXPRESSION}`,
  String.raw`location\.(?:assign|replace)\s*\(\s*${EXPRESSION}`,
  String.raw`(?:window\.)?open\s*\(\s*${EXPRESSION}`,
  String.raw`\.href\s*=\s*${EXPRESSION}`,
].map((source) => new RegExp(source, 'g'))

function whereItLeads(body: string, resolve: Resolve): string | undefined {
  const expressions = LEADS.flatMap((lead) => Array.from(body.matchAll(lead), ([, expression = '']) => expression))
  return expressions.map(resolve).find((address) => address !== undefined && /\{\d\}/.test(address))
}

const FIELD_SET = [
  // document.frm.nttNo.value = no · f["nttNo"].value = no
  String.raw`[.['"]([A-Za-z]\w*)['"\]]*\.value\s*=\s*${EXPRESSION}`,
  // $('#nttNo').val(no) · $("input[name=nttNo]").val(no)
  String.raw`\$\(\s*['"](?:[^'"]*\[name=\\?['"]?|[^'"]*[#.])([A-Za-z]\w*)\\?['"]?\]?['"]\s*(?:,[^)]*)?\)\.val\(\s*${EXPRESSION}`,
  String.raw`getElementById\(\s*['"]([A-Za-z]\w*)['"]\s*\)\.value\s*=\s*${EXPRESSION}`,
].map((source) => new RegExp(source, 'g'))
const ACTION = [
  String.raw`\.action\s*=\s*${EXPRESSION}`,
  String.raw`\.attr\(\s*(?:\{\s*)?['"]?action['"]?\s*[,:]\s*${EXPRESSION}`,
  String.raw`\.setAttribute\(\s*['"]action['"]\s*,\s*${EXPRESSION}`,
].map((source) => new RegExp(source))

/** The address of a form with the fields that the function fills in, and with those that stand in it already. */
function whatItSends(page: Node, body: string, resolve: Resolve): string | undefined {
  if (!/submit\s*\(/.test(body)) return undefined
  const fields = new Map(
    FIELD_SET.flatMap((set) =>
      Array.from(body.matchAll(set), ([, name = '', value = '']) => [name, resolve(value)] as const),
    ).filter((field): field is [string, string] => field[1] !== undefined),
  )
  if (![...fields.values()].some((value) => /\{\d\}/.test(value))) return undefined
  const form = selectElements(page, 'form').find((one) =>
    [...fields.keys()].some((name) => selectElements(one, `[name='${name}'], #${name}`).length > 0),
  )
  const given = ACTION.flatMap((set) => set.exec(body)?.[1] ?? [])[0]
  const action = (given === undefined ? undefined : resolve(given)) ?? (form ? attribute(form, 'action') : '')
  if (action === '' || action === undefined) return undefined
  const standing = form ? selectElements(form, "input[type='hidden'][name]") : []
  for (const input of standing) {
    const [name, value] = [attribute(input, 'name'), attribute(input, 'value')]
    if (!fields.has(name) && value !== '' && !LEFT_OUT.test(name)) fields.set(name, value)
  }
  const query = [...fields].filter(([, value]) => value !== '').map(([name, value]) => `${name}=${value}`)
  return `${action}${action.includes('?') ? '&' : '?'}${query.join('&')}`
}

/** Fields of a form that say how somebody paged or searched. */
const LEFT_OUT = /page|search|srch|csrf|token|sort|order|unit|size|count|cnt/i

type Resolve = (expression: string) => string | undefined

/** An expression of strings joined by +, with parameters as `{n}`; undefined where a part of it cannot be known. */
function resolved(
  expression: string,
  parameters: string[],
  known: (variable: string) => string | undefined,
  depth = 0,
): string | undefined {
  if (depth > 4) return undefined
  const parts = expression.match(new RegExp(PART, 'g')) ?? []
  const values = parts.map((part): string | undefined => {
    if (/^['"]/.test(part)) return part.slice(1, -1)
    const again = (inner: string) => resolved(inner.trim(), parameters, known, depth + 1)
    if (part.startsWith('`')) {
      const holes = part.slice(1, -1).split(/\$\{([^{}]*)\}/)
      const filled = holes.map((hole, index) => (index % 2 === 0 ? hole : again(hole)))
      return filled.includes(undefined) ? undefined : filled.join('')
    }
    const [, wrapped] =
      /^(?:encodeURI(?:Component)?|String|Number|parseInt|escape|\$\.trim)\(\s*([\w$]+)[^()]*\)$/.exec(part) ?? []
    const variable = wrapped ?? part
    const at = parameters.indexOf(variable)
    if (at >= 0) return `{${at}}`
    const initial = /^[A-Za-z_$][\w$]*$/.test(variable) ? known(variable) : undefined
    return initial === undefined ? undefined : again(initial)
  })
  return values.includes(undefined) ? undefined : values.join('')
}

/** What a variable is first given: `var url = '/view.do?no=' + no;`, with what is added to it later. */
function initialiserOf(script: string, variable: string): string | undefined {
  const name = escaped(variable)
  const first = new RegExp(`(?:var|let|const)\\s+${name}\\s*=\\s*${EXPRESSION}`).exec(script)?.[1]
  if (first === undefined) return undefined
  const added = Array.from(
    script.matchAll(new RegExp(`(?<![\\w$.])${name}\\s*\\+=\\s*${EXPRESSION}`, 'g')),
    ([, part]) => part,
  )
  return [first, ...added].join(' + ')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
