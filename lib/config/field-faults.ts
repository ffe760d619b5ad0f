import * as z from 'zod'
import { particle } from '../../functions/text/particle.ts'

/** What is wrong with one field, as a sentence that goes on behind the place where the field stands. */
export interface FieldFault {
  path: PropertyKey[]
  /** Begins with its particle: `은 http://나 …`. */
  says: string
}

/** What fields have to look like that follow a pattern. */
const PATTERN_WANTED: Record<string, string> = {
  id: '영어 소문자, 숫자, 붙임표(-)로 된 이름이어야 합니다',
  nextPage: '"pageIndex=2"처럼 적어야 합니다',
}

const KIND_WANTED: Record<string, string> = {
  string: '큰따옴표로 감싼 글이어야 합니다',
  number: '수여야 합니다',
  int: '정수여야 합니다',
  boolean: 'true나 false여야 합니다',
  array: '[ ]로 감싼 목록이어야 합니다',
  object: '{ }로 감싼 묶음이어야 합니다',
}

const MAX_SHOWN_LENGTH = 80

/**
 * Everything that is wrong with what a person wrote for a shape, at any depth, in Korean: values of another kind, and names that the shape
 * does not have. What reads the value later leaves such names out without a word, so a misspelt one would have no effect.
 */
export function fieldFaults(shape: z.ZodType, written: unknown): FieldFault[] {
  const wrong = (shape.safeParse(written).error?.issues ?? []).flatMap((issue) => faultsOf(issue, written, []))
  return [...wrong, ...unknownNames(shape, written, [])]
}

function faultsOf(issue: z.core.$ZodIssue, written: unknown, above: PropertyKey[]): FieldFault[] {
  const path = [...above, ...issue.path]
  const value = valueAt(written, path)
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Of several shapes the one is meant that goes deepest into what was written: `{…}` is no name of a markup.
    const deeper = issue.errors.find((issues) => issues.some((inner) => inner.path.length > 0))
    if (deeper) return deeper.flatMap((inner) => faultsOf(inner, written, path))
  }
  const name = String(path.at(-1) ?? '')
  if (value === undefined) return [{ path, says: `${particle(name, '이/가')} 없습니다` }]
  return [{ path, says: `${particle(name, '은/는')} ${wantedBy(issue, name)}: ${shown(value)}` }]
}

function wantedBy(issue: z.core.$ZodIssue, name: string): string {
  switch (issue.code) {
    case 'invalid_type':
      return KIND_WANTED[issue.expected] ?? '다른 모양이어야 합니다'
    case 'invalid_value':
    case 'invalid_union':
      return `${choicesIn(issue).join(', ')} 가운데 하나여야 합니다`
    case 'too_small':
      if (issue.origin === 'string') return '비어 있으면 안 됩니다'
      return issue.inclusive === false ? `${issue.minimum}보다 커야 합니다` : `${issue.minimum} 이상이어야 합니다`
    case 'too_big':
      return issue.origin === 'string' ? `${issue.maximum}자 안이어야 합니다` : `${issue.maximum} 이하여야 합니다`
    case 'invalid_format':
      if (issue.format === 'url') return 'https://나 http://로 시작하는 주소여야 합니다'
      return PATTERN_WANTED[name] ?? '정해진 모양이어야 합니다'
    case 'custom':
      return '정규식이어야 합니다'
    default:
      return '다른 모양이어야 합니다'
  }
}

/** The values that are taken where one of several is. */
function choicesIn(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  if (issue.code !== 'invalid_union') return []
  const { options = [], errors } = issue as typeof issue & { options?: unknown[] }
  return [...options.map(String), ...errors.flat().flatMap(choicesIn)]
}

/** Names in what was written that the shape has no place for. */
function unknownNames(shape: z.ZodType, written: unknown, path: PropertyKey[]): FieldFault[] {
  const bare = unwrapped(shape)
  if (Array.isArray(written)) {
    if (!(bare instanceof z.ZodArray)) return []
    return written.flatMap((item, index) => unknownNames(bare.element as z.ZodType, item, [...path, index]))
  }
  if (typeof written !== 'object' || written === null) return []
  const object = objectFor(bare, written as Record<string, unknown>)
  if (!object) return []
  return Object.entries(written).flatMap(([name, value]) => {
    const field = object.shape[name] as z.ZodType | undefined
    if (field) return unknownNames(field, value, [...path, name])
    const names = Object.keys(object.shape).join(', ')
    return [
      { path: [...path, name], says: `${particle(name, '은/는')} 모르는 이름입니다. 쓸 수 있는 이름은 ${names}입니다` },
    ]
  })
}

/** The object that is meant, of those that a shape allows; undefined where none is. */
function objectFor(shape: z.ZodType, written: Record<string, unknown>): z.ZodObject | undefined {
  const bare = unwrapped(shape)
  if (bare instanceof z.ZodObject) return isOfKind(bare, written) ? bare : undefined
  if (!(bare instanceof z.ZodUnion)) return undefined
  for (const option of bare.options) {
    const found = objectFor(option as z.ZodType, written)
    if (found) return found
  }
  return undefined
}

function isOfKind({ shape }: z.ZodObject, { kind }: Record<string, unknown>): boolean {
  return shape.kind === undefined || (shape.kind as z.ZodType).safeParse(kind).success
}

/** The shape that stands in a file, without what may be left out of it or is made of it. */
function unwrapped(shape: z.ZodType): z.ZodType {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodDefault) return unwrapped(shape.unwrap() as z.ZodType)
  return shape instanceof z.ZodPipe ? unwrapped(shape.in as z.ZodType) : shape
}

function valueAt(written: unknown, path: PropertyKey[]): unknown {
  let value = written
  for (const part of path) value = (value as Record<PropertyKey, unknown> | undefined | null)?.[part]
  return value
}

/** A value as it was written, cut where it is long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH)}…` : text
}
