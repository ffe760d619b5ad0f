import { existsSync } from 'node:fs'
import module from 'node:module'
import { join } from 'node:path'

/*
Node keeps what it compiles of the files that this thread imports from now on, with their types stripped. So the file that imports this must
not be TypeScript itself, nor import any before: one such file loads Node's type stripper into its thread, 10 MB that are never let go. The
folder of the bot is the place where there is one, because a service may find its temporary folder empty at each start.
*/
const directory = process.env.CHOROK_DIRECTORY || '.chorok'
const kept = existsSync(directory) ? module.enableCompileCache?.(join(directory, 'compiled')) : undefined
if (!kept || kept.status === module.constants.compileCacheStatus.FAILED) module.enableCompileCache?.()
