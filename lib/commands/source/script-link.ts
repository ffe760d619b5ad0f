import { type Node, selectElements } from '../../../functions/sources/document/markup-tree.ts'
import { attribute } from './element.ts'
import { addressOfData, addressOfFunction } from './script-address.ts'

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
  const beside = addressBeside(
    page,
    all.map((values) => values[at] ?? ''),
    base,
  )
  if (beside) return { link: selector, linkId: idsIn(name, [at]), linkTo: beside }
  const followed = addressOfFunction(page, name)
  const ruled = followed && ruleOfAddress(followed, all)
  if (ruled) return { link: selector, linkId: idsIn(name, ruled.places), linkTo: ruled.linkTo }
  return {
    link: selector,
    linkId: idsIn(name, [at]),
    linkTo: `{list}?${name.replace(/.*\./, '')}={id}`,
    isGuessed: true,
  }
}

/** The expression that finds the arguments of a call at these places. */
function idsIn(name: string, places: number[]): string {
  const steps = places.map((place, index) => {
    const passed = place - (index === 0 ? 0 : (places[index - 1] ?? 0) + 1)
    return `${passed === 0 ? '' : `(?:[^,]*,\\s*){${passed}}`}['"]?([\\w-]+)`
  })
  return `${name.replace(/[.$]/g, '\\$&')}\\(\\s*${steps.join(`['"]?\\s*,\\s*`)}`
}

/** An address with places for parameters as `linkTo`: what is the same in every row stands in it, up to two others are ids. */
function ruleOfAddress(address: string, calls: string[][]): { linkTo: string; places: number[] } | undefined {
  const used = [...new Set(Array.from(address.matchAll(/\{(\d)\}/g), ([, place]) => Number(place)))].sort()
  const valuesAt = (place: number) => calls.map((values) => values[place] ?? '')
  const places = used.filter((place) => new Set(valuesAt(place)).size > 1 || calls.length === 1)
  if (places.length === 0 || places.length > 2) return undefined
  const linkTo = address.replace(/\{(\d)\}/g, (_, place: string) => {
    const index = places.indexOf(Number(place))
    if (index < 0) return valuesAt(Number(place))[0] ?? ''
    return index === 0 ? '{id}' : '{id2}'
  })
  return { linkTo, places }
}

/** The rule for links whose number stands in an attribute of data, one element for each row; undefined where none tells the rows apart. */
export function dataRule(page: Node, nodes: Node[], selector: string): LinkRule | undefined {
  const [first] = nodes
  const names = first && 'attribs' in first ? Object.keys(first.attribs).filter((name) => name.startsWith('data-')) : []
  const name = names.find((one) => isTelling(nodes.map((node) => attribute(node, one))))
  if (!name) return undefined
  const address = addressOfData(page, name)
  const linkTo = address?.replaceAll('{0}', '{id}') ?? `{list}?${name.replace('data-', '')}={id}`
  return { link: `${selector}@${name}`, linkId: '([\\w-]+)', linkTo, ...(address === undefined && { isGuessed: true }) }
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

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
