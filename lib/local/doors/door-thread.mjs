import '../../commands/keep-compiled.mjs'

await import('./door-worker.ts')
