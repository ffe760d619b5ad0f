import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openRealWorkspace } from '../support/real-workspace.ts'
import { aFolder } from '../support/running-program.ts'
import { aServedBot } from '../support/served-bot.ts'

const PROBE = new URL('../support/type-strippers.mjs', import.meta.url)

test('from the second start on, no thread keeps what strips types in memory, whatever becomes of the temporary folder', async () => {
  const slack = await openRealWorkspace()
  onTestFinished(slack.close)
  const folder = await aFolder()
  // As systemd and Docker make it before the first start.
  await mkdir(join(folder, '.chorok'))
  const noted = ['0', '1'].map((thread) => join(folder, `strips-types-${thread}`))
  for (const round of ['first', 'second']) {
    const TMPDIR = join(folder, round)
    await mkdir(TMPDIR)
    const bot = await aServedBot(folder, slack, { flags: [`--import=${PROBE}`], env: { TMPDIR } })
    await Promise.all(noted.map((file) => rm(file, { force: true })))
    const isStripping = () => Promise.all(noted.map((file) => readFile(file, 'utf8').catch(() => '')))
    await expect.poll(isStripping).toEqual(round === 'first' ? ['true', 'true'] : ['false', 'false'])
    await bot.stop(['SIGTERM'])
  }
})
