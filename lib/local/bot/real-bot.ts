import { storeIn } from '../../../functions/store/store.ts'
import { openTable } from '../../../functions/store/table/table.ts'
import type { Instant } from '../../../functions/text/seoul.ts'
import { LOCAL_TABLE_NAME } from '../database/create-table.ts'
import type { OpenDatabase } from '../database/open-database.ts'
import type { HealthDeps } from '../health/health.ts'
import { openRealWorkspaceFile } from '../keeping/real-workspace-file.ts'
import { whyNotWritten } from '../process/kept-file.ts'
import type { Problems } from '../process/problems.ts'
import type { RotatingLog } from '../process/rotating-log.ts'
import type { RealWorkspace } from '../slack/check-tokens.ts'
import { connectRealSlack, type RealSlack, type RealSlackLine } from '../slack/real-slack.ts'
import type { BotWork } from './run-bot.ts'

interface RealBotDeps {
  slack: RealSlack
  workspace: RealWorkspace
  directory: string
  database: OpenDatabase
  log: RotatingLog
  problems: Problems
  signingSecret: string
  clock: { now(): Instant }
  /** The slack door. */
  send(request: Request): Promise<Response>
  say(line: string): void
  onChange(): void
}

export interface RealBot {
  line: RealSlackLine
  /** Tells the table how the line is, for sweep to judge. */
  noteLine(): Promise<void>
  /** To be called once the bot works. */
  attach(work: BotWork): void
  health(work: BotWork): HealthDeps
}

/** What both `npm start` and `npm run serve` do with a real workspace: keep the line, and what is known of the workspace. */
export async function openRealBot(deps: RealBotDeps, closers: AsyncDisposableStack): Promise<RealBot> {
  const { slack, workspace, directory, database, log, problems, signingSecret, clock, send, say, onChange } = deps
  const startedAt = clock.now()
  const store = storeIn(openTable(LOCAL_TABLE_NAME, database.client))
  const file = await openRealWorkspaceFile(directory, workspace, (error) => {
    if (error) problems.begin('keeping', whyNotWritten(directory, error))
    else problems.end('keeping', '다시 저장하고 있습니다.')
  })
  closers.defer(file.save)
  let work: BotWork | undefined
  /** What the table was told last. */
  let noted: Instant | 'nothing' | undefined = 'nothing'
  const line = await connectRealSlack(slack, {
    workspace,
    problems,
    signingSecret,
    clock: clock.now,
    send,
    say,
    log: (text) => log.write(`${new Date(clock.now()).toISOString()} slack line: ${text}\n`),
    known: file.known,
    onKnownChange: file.saveSoon,
    onLine: onChange,
    onWake() {
      // What was due while the machine slept is done now, not at the end of the pause that it slept through.
      void work?.sweep()
      void work?.pollNow()
    },
  })
  closers.defer(line.close)
  return {
    line,
    async noteLine() {
      const { downSince } = line.state()
      if (downSince === noted) return
      await store.noteLine(downSince).then(
        () => {
          noted = downSince
        },
        (error) => log.write(`the line's state was not noted: ${error}\n`),
      )
    },
    attach(begun) {
      work = begun
    },
    health: ({ sweptAt }) => ({
      store,
      problems,
      now: clock.now,
      startedAt,
      sweptAt,
      line: line.state,
      workspace: workspace.name,
    }),
  }
}
