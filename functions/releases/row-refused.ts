/**
 * The table refuses one row for what stands in it: it is too large, or not in a form that the table takes. Any other row may be written all
 * the same, so nothing waits behind this one.
 */
export class RowRefused extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(why, options)
    this.name = 'RowRefused'
  }
}
