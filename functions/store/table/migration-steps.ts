import type { Row } from './read-rows.ts'

/** One change of the shape of rows. Keys are never changed: a row that is to have another key is another row. */
export interface MigrationStep {
  name: string
  /** The row in its new shape; the same object where it has that already, or is of another kind. Doing it twice changes nothing more. */
  change(row: Row): Row
}

/** In the order in which they are done. docs/recipes.md says when one is needed, and when it may go. */
export const MIGRATION_STEPS: MigrationStep[] = [
  // Rows without `v` are of version 1 and are read as such: there is nothing to write.
  { name: 'version 1', change: (row) => row },
]
