import { type Node, selectElements } from '../../../functions/sources/document/markup-tree.ts'
import { attribute, textOf } from './element.ts'

/** How the address of a release is had from what stands in its row: the parts of `list` in a markup. */
export interface LinkRule {
  link: string
  linkId?: string
  linkTo?: string
  /** The page does not say where its script leads: the list's own address stands in. */
  isGuessed?: boolean
}

const CALL = /([\w.$]+)\(\s*((?:'[^']*'|"[^"]*"|\d+)(?:\s*,\s*(?:'[^']*'|"[^"]*"|\d+|this|event))*)\s*\)/
const LOCATION = /location(?:\.href)?\s*=\s*(?:'([^']+)'|"([^"]+)")/

export function isUsableLink(href: string): boolean {
  return href !== '' && !/^(?:#|javascript:|mailto:|tel:|about:)/i.test(href)
}

/**
 * The rule for links that run a script, by one such script for each row and the page they stand on. `selector` is what gives the scripts. Undefined
 * where they hold no number that could tell one release from another.
 */
export function scriptRule(
  page: Node,
  scripts: string[],
  selector: string,
  base: string | undefined,
): LinkRule | undefined {
  const [first = ''] = scripts
  if (LOCATION.test(first))
    return { link: selector, linkId: `location(?:\\.href)?\\s*=\\s*['"]([^'"]+)`, linkTo: '{id}' }
  const call = CALL.exec(first)
  const name = call?.[1]
  if (!call || !name) return undefined
  const argumentsOf = (script: string) =>
    [...(CALL.exec(script)?.[2] ?? '').matchAll(/'([^']*)'|"([^"]*)"|(\d+)/g)].map(
      (part) => part[1] ?? part[2] ?? part[3] ?? '',
    )
  const all = scripts.map(argumentsOf)
  const telling = (all[0] ?? [])
    .map((_, index) => index)
    .filter((index) => isTelling(all.map((values) => values[index] ?? '')))
  const [at] = telling
  if (at === undefined) return undefined
  const skipped = `(?:[^,]*,\\s*){${at}}`
  const linkId = `${name.replace(/[.$]/g, '\\$&')}\\(\\s*${at === 0 ? '' : skipped}['"]?([\\w-]+)`
  const linkTo =
    addressBeside(
      page,
      all.map((values) => values[at] ?? ''),
      base,
    ) ?? addressInScript(page, name, at)
  return linkTo
    ? { link: selector, linkId, linkTo }
    : { link: selector, linkId, linkTo: `{list}?${name.replace(/.*\./, '')}={id}`, isGuessed: true }
}

/** The rule for links whose number stands in an attribute of data. */
export function dataRule(selector: string, name: string): LinkRule {
  return {
    link: `${selector}@${name}`,
    linkId: '([\\w-]+)',
    linkTo: `{list}?${name.replace('data-', '')}={id}`,
    isGuessed: true,
  }
}

/** Whether an argument differs from row to row and holds a number. Of a single row a long number is taken. */
function isTelling(values: string[]): boolean {
  if (!values.every((value) => /\d/.test(value))) return false
  return values.length === 1 ? /\d{2,}/.test(values[0] ?? '') : new Set(values).size === values.length
}

/** The address of another link on the page that holds the number of a row, with `{id}` in the number's place. */
function addressBeside(page: Node, ids: string[], base: string | undefined): string | undefined {
  for (const link of selectElements(page, 'a[href]')) {
    const href = attribute(link, 'href').replaceAll('&amp;', '&')
    const id = ids.find((one) => one.length >= 3 && new RegExp(`(?<!\\d)${escaped(one)}(?!\\d)`).test(href))
    if (!id || !isUsableLink(href) || /down|file/i.test(href)) continue
    const template = href
      .replace(new RegExp(`(?<!\\d)${escaped(id)}(?!\\d)`), '{id}')
      .replace(/[?&](?:mno|pageIndex|page|curPage)=[^&]*/g, '')
    const path = base && new URL(base).pathname
    return path && template.startsWith(`${path}/`) ? template.replace(path, '{list}') : template
  }
  return undefined
}

/** The address that the script of a page puts together for a function: `location.href = 'view.do?no=' + no`, or a form and its field. */
function addressInScript(page: Node, name: string, at: number): string | undefined {
  const scripts = selectElements(page, 'script').map((script) =>
    'children' in script ? script.children.map((part) => ('data' in part ? part.data : '')).join('') : textOf(script),
  )
  const bare = escaped(name.replace(/.*\./, ''))
  const declared = new RegExp(`(?:function\\s+${bare}|${bare}\\s*[:=]\\s*function)\\s*\\(([^)]*)\\)\\s*\\{`)
  for (const script of scripts) {
    const found = declared.exec(script)
    if (!found) continue
    const parameter = found[1]?.split(',')[at]?.trim()
    const body = script.slice(found.index + found[0].length, found.index + found[0].length + 1500)
    if (!parameter) continue
    const put = new RegExp(
      `(?:href|location|open\\(|action)[^;'"]*['"]([^'"]*)['"]\\s*\\+\\s*${escaped(parameter)}\\b`,
    ).exec(body)
    if (put?.[1]) return `${put[1]}{id}`
    const action = /action\s*(?:=|\(|"\s*,|'\s*,)\s*['"]?\s*,?\s*['"]([^'"]+)['"]/.exec(body)?.[1]
    const field = new RegExp(
      `(?:[.#]|name=|getElementById\\(['"])([A-Za-z]\\w*)['"\\])]*\\s*(?:\\.value\\s*=|\\.?\\)?\\.val\\()\\s*${escaped(parameter)}\\b`,
    ).exec(body)?.[1]
    if (action && field) return `${action}${action.includes('?') ? '&' : '?'}${field}={id}`
  }
  return undefined
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
