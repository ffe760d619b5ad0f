import { isEveryday, isListed, isSameThing, SET_ASIDE } from '../known-words.ts'
import { isWidespread } from '../widespread-words.ts'
import { joinedParts } from './joined-words.ts'
import { splitOutsideBrackets } from './typed-text/brackets.ts'
import { combineReadings, distinctReadings, type Readings } from './typed-text/readings.ts'

/*
What stands in brackets behind a name: the same thing by another name (`탄소국경조정제도(CBAM)`), things of its own (`탄소중립(ESG)`), or
several (`핵심광물(리튬·니켈)`). Within a word (`중대재해(처벌)법`) brackets mean nothing.
*/

const BRACKETS = /^(.*?)\s*[([{<]([^()[\]{}<>]*)[)\]}>](\S?)(.*)$/u
const WITHIN = /\s*[,、;|/·]\s*|\s+(?:OR|or|또는|혹은)\s+/u
const MIN_LETTERS_WITHIN = 2

/** Reads a text with brackets; undefined where it has none. `read` reads what is left without them. */
export function readBracketed(text: string, read: (text: string) => Readings): Readings | undefined {
  const [, before = '', inside = '', next = '', rest = ''] = text.match(BRACKETS) ?? []
  if (!BRACKETS.test(text)) return undefined
  const after = `${next}${rest}`
  const bare = text.replace(/[()[\]{}<>]/gu, '')
  if (!SET_ASIDE.test(inside) && inside.replace(/[^\p{L}\p{N}]/gu, '').length < MIN_LETTERS_WITHIN)
    return read(`${before} ${after}`.trim())
  if (/^[가-힣]/.test(after) && /[가-힣]$/.test(before) && isListed(bare)) return read(bare)
  const isEnding = /^[가-힣]{1,2}(?:\s|$)/.test(after)
  const outer = read(`${before}${isEnding ? '' : ' '}${after}`.trim())
  // `ESG(환경·사회·지배구조)`: the whole is another name, not a list.
  if (outer.length > 0 && isSameThing(before.trim(), inside.replace(/\s*[,、;|/·]\s*/gu, '·'))) return outer
  const names = splitOutsideBrackets(inside.trim(), WITHIN)
    .flatMap((name) => joinedParts(name.trim()))
    .filter((name) => name !== '')
  if (outer.length === 0) return combineReadings(names.map(read))
  return besides(before.trim(), outer, distinctNames(names), read)
}

function besides(before: string, outer: Readings, names: string[], read: (text: string) => Readings): Readings {
  const [[name = ''] = []] = outer
  const others = names
    .filter((one) => !isSameThing(name, one))
    .map((one) => (SET_ASIDE.test(one) ? one : continued(before, one)))
  if (others.length === 0) return outer
  const inner = combineReadings(others.map(read))
  if (inner.length === 0) return outer
  if (inner.every((reading) => reading.every((one) => one.startsWith('부처:')))) {
    const ministries = [...new Set(inner.flat())]
    return outer.map((reading) => reading.map((one) => [one, ...ministries].join(' ')))
  }
  const [publishers, subjects] = [
    inner.map((reading) => reading.filter((one) => one.startsWith('부처:'))),
    inner.map((reading) => reading.filter((one) => !one.startsWith('부처:'))),
  ]
  if (publishers.some((reading) => reading.length > 0)) {
    // `비축 (조달청, 광해광업공단)`: those of whom releases are read publish it; of the others it may tell.
    const ministries = [...new Set(publishers.flat())]
    const published = outer.map((reading) => reading.map((one) => [one, ...ministries].join(' ')))
    const told = outer.map((reading) => reading.flatMap((one) => subjects.flat().map((body) => `${one} +${body}`)))
    return distinctReadings([
      ...published.slice(0, 1).flatMap((reading) => told.slice(0, 1).map((those) => [...reading, ...those])),
      ...published,
    ])
  }
  const each = combineReadings([outer, inner])
  // `환경(폐기물, 재활용)`: a heading above what is meant, or wanted itself.
  return isWidespread(name) ? distinctReadings([...inner.slice(0, 1), ...each]) : each
}

/** `중대재해(처벌법, 예방)`: what is no subject of its own goes on with what stands before the brackets. */
function continued(before: string, name: string): string {
  if (isListed(`${before}${name}`)) return `${before}${name}`
  return isEveryday(name) ? `${before} ${name}` : name
}

/** Of names for one thing the first. */
function distinctNames(names: string[]): string[] {
  return names.filter((name, index) => !names.slice(0, index).some((one) => isSameThing(one, name)))
}
