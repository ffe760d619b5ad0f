import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ParseArgsOptionsConfig } from 'node:util'
import * as z from 'zod'
import { MINUTE } from '../../functions/text/seoul.ts'
import { type CommandLine, commandLine, refuse } from '../../lib/commands/command-line/command-line.ts'
import { playWeek } from './play-week.ts'
import { mountSmallDisk, whereMountsAreAllowed } from './small-disk.ts'

const LINE = {
  command: 'npm run week --',
  takes: '[--days N] [--releases N] [--step MINUTES]',
  does: `Lives a week with the bot as npm run serve runs it, against a stand-in Slack and a feed, with a clock that leaps from step to step: so many releases
a day, a restart each night, three hours without network, and one with a full disk, where Linux lets a small one be mounted. Judges what
every channel was told, and measures memory and files by day. Takes about five minutes. The last line is JSON; exits 1 when a release was lost or
told twice.

  --days      how many days (7)
  --releases  how many a day (300)
  --step      how far the clock leaps (30)`,
  options: {
    days: { type: 'string', default: '7' },
    releases: { type: 'string', default: '300' },
    step: { type: 'string', default: '30' },
  },
} as const satisfies CommandLine<ParseArgsOptionsConfig>
const { values } = commandLine(LINE)
const WeekSize = z.object({
  days: z.coerce.number().int().min(1).max(60),
  releases: z.coerce.number().int().min(1).max(2_000),
  step: z.coerce
    .number()
    .int()
    .min(5)
    .refine((minutes) => 60 % minutes === 0, 'a whole part of an hour'),
})
const parsed = WeekSize.safeParse(values)
if (!parsed.success) throw refuse(LINE, z.prettifyError(parsed.error))

const SMALL_DISK_MB = 200
const { CHOROK_WEEK_FOLDER: folder } = process.env
if (folder === undefined) process.exit(await inFolderOfItsOwn())
if (process.env.CHOROK_WEEK_DISK === 'small') mountSmallDisk(folder, SMALL_DISK_MB)
mkdirSync(join(folder, '.chorok'))
const { days, releases, step } = parsed.data
const isSmallDisk = process.env.CHOROK_WEEK_DISK === 'small'
const result = await playWeek({ folder, isSmallDisk, days, releasesADay: releases, stepMs: step * MINUTE }, console.log)
console.log(JSON.stringify(result))
process.exit(result.lost + result.twice === 0 ? 0 : 1)

/** Runs this program once more, where a disk may be mounted if that can be had. */
async function inFolderOfItsOwn(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'chorok-week-'))
  const mounting = whereMountsAreAllowed()
  const [command = '', ...args] = [...(mounting ?? []), process.execPath, ...process.argv.slice(1)]
  const env = { ...process.env, CHOROK_WEEK_FOLDER: folder, CHOROK_WEEK_DISK: mounting ? 'small' : 'any' }
  try {
    return spawnSync(command, args, { stdio: 'inherit', env }).status ?? 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
