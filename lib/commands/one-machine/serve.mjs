import '../check-node.mjs'
import '../keep-compiled.mjs'

await import('./serve.ts')
