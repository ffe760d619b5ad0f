import { Parser } from 'htmlparser2'
import { type Heading, type Level, type Lists, MAX_LEVEL } from './list-marks.ts'

/** The lists of an hwpx document, by its header: `paraPr` names a list and a level, `numbering` and `bullet` are the lists. */
export function hwpxLists(header: string): Lists {
  const headings = new Map<string, Heading>()
  const bullets = new Map<string, string>()
  const numberings = new Map<string, Map<number, Level>>()
  let shape = ''
  let list = ''
  let level: Level | undefined
  const parser = new Parser(
    {
      onopentag(name, given) {
        const tag = localName(name)
        if (tag === 'paraPr') shape = given.id ?? ''
        else if (tag === 'heading' && given.type !== 'NONE' && !headings.has(shape))
          headings.set(shape, { type: given.type ?? '', list: given.idRef ?? '', level: Number(given.level ?? 0) })
        else if (tag === 'bullet') bullets.set(given.id ?? '', given.char ?? '')
        else if (tag === 'numbering') {
          list = given.id ?? ''
          numberings.set(list, new Map())
        } else if (tag === 'paraHead' && numberings.has(list)) {
          const number = Number(given.level ?? 1) - 1
          level = { form: '', format: given.numFormat ?? 'DIGIT', start: Number(given.start ?? 1) }
          if (number >= 0 && number < MAX_LEVEL) numberings.get(list)?.set(number, level)
        }
      },
      ontext(text) {
        if (level) level.form += text
      },
      onclosetag(name) {
        if (localName(name) === 'paraHead') level = undefined
        else if (localName(name) === 'numbering') list = ''
      },
    },
    { xmlMode: true },
  )
  parser.end(header)
  return { headings, bullets, numberings }
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
