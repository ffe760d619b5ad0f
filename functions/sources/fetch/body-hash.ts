import { createHash } from 'node:crypto'

/** Names what was read, so that reading the same again can be told without understanding it. */
export function bodyHash(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
