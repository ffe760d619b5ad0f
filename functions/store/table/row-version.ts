/**
 * The version of the shapes that this code writes, in the attribute `v` of every row; a row without it is of version 1. A row of a later
 * version is not read, whatever it looks like. docs/recipes.md says how a shape is changed.
 */
export const ROW_VERSION = 1

export const VERSION_ATTRIBUTE = 'v'

/** The attribute that says which version wrote a row, to be spread into a row that is written whole. */
export const WRITTEN = { [VERSION_ATTRIBUTE]: ROW_VERSION }

/** Whether this code may read a row that carries this version. */
export function isReadableVersion(version: unknown): boolean {
  return version === undefined || (Number.isInteger(version) && Number(version) >= 1 && Number(version) <= ROW_VERSION)
}

/** The condition of a write over a whole row: not over one of a later version. */
export const UNLESS_LATER = {
  ConditionExpression: 'attribute_not_exists(#v) OR #v <= :v',
  ExpressionAttributeNames: { '#v': VERSION_ATTRIBUTE },
  ExpressionAttributeValues: { ':v': ROW_VERSION },
}
