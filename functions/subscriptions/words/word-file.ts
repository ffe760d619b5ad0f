import { readFileSync } from 'node:fs'

/**
 * The JSON of a list of words that stands beside the module that asks for it. In a bundle it stands beside `index.mjs`: lib/bundling copies
 * there what a module names by a `new URL` of its own `import.meta.url`. So no two such files have the same name.
 */
export function readWordFile(file: URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** Makes something the first time it is needed, and keeps it: what no command of a cold start asks for is never read or folded. */
export function whenNeeded<Made>(make: () => Made): () => Made {
  let kept: { made: Made } | undefined
  return () => {
    kept ??= { made: make() }
    return kept.made
  }
}
