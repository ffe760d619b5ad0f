import { existsSync, readFileSync } from 'node:fs'

const folder = new URL('../fixtures/sources/', import.meta.url)

/** The text of a file in test/fixtures/sources. */
export function aFixture(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

export function hasFixture(name: string): boolean {
  return existsSync(new URL(name, folder))
}
