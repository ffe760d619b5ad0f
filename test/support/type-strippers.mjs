import { writeFileSync } from 'node:fs'
import { threadId } from 'node:worker_threads'

// Imported into each thread of a program, it writes again and again to a file of the thread's own whether Node's type stripper was loaded there.
setInterval(() => {
  const isLoaded = process.moduleLoadList.some((name) => name.includes('amaro'))
  writeFileSync(`strips-types-${threadId}`, String(isLoaded))
}, 100).unref()
