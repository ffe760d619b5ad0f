import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Handle } from '../../process/listen.ts'
import { limitError } from './message-limits.ts'
import { Block, type MessageContent, type Workspace, type WorkspaceChannel } from './workspace.ts'

/** What a response URL was issued for. */
interface ResponseTarget {
  channel: WorkspaceChannel
  /** The message that `replace_original` and `delete_original` are about. */
  ts?: string | undefined
  /** The command that is answered. */
  command?: string | undefined
  /** The id of who acted. */
  person?: string | undefined
}

export interface ResponseUrls {
  issue(target: ResponseTarget): string
  /** Shows an answer as if it had been posted to a response URL. */
  show(target: ResponseTarget, answer: CommandAnswer): void
  /** Serves the URLs that were issued. */
  handle: Handle
}

export const CommandAnswer = z.object({
  text: z.string().default(''),
  blocks: z.array(Block).default([]),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.union([z.boolean(), z.stringbool()]).default(false),
  delete_original: z.union([z.boolean(), z.stringbool()]).default(false),
})
export type CommandAnswer = z.infer<typeof CommandAnswer>

const MAX_USES = 5
const LIFETIME_MS = 30 * 60_000

/** Response URLs below `address`. As in Slack each takes five answers within thirty minutes. */
export function openResponseUrls(workspace: Workspace, address: string): ResponseUrls {
  const issued = new Map<string, ResponseTarget & { uses: number; expiresAt: number }>()

  function show(target: ResponseTarget, answer: CommandAnswer): void {
    const content: MessageContent = { text: answer.text, blocks: answer.blocks }
    if (target.ts && answer.delete_original) return void workspace.remove(target.channel, target.ts)
    if (target.ts && answer.replace_original && workspace.change(target.channel, target.ts, content)) return
    const onlyYou = answer.response_type === 'ephemeral'
    const shown = workspace.add(target.channel, { ...content, onlyYou, command: target.command, person: target.person })
    // A later replace_original is about the first answer to a command.
    target.ts ??= shown.ts
  }

  async function handle(request: Request): Promise<Response> {
    const id = new URL(request.url).pathname.split('/').pop() as string
    const target = issued.get(id)
    if (!target || target.expiresAt < Date.now())
      return Response.json({ ok: false, error: 'expired_url' }, { status: 404 })
    if (target.uses >= MAX_USES) return Response.json({ ok: false, error: 'used_url' }, { status: 404 })
    const answer = CommandAnswer.safeParse(await request.json().catch(() => undefined))
    if (!answer.success) return Response.json({ ok: false, error: 'invalid_payload' }, { status: 400 })
    const { text, blocks, delete_original } = answer.data
    const overLimit = delete_original ? undefined : limitError(text, blocks)
    if (overLimit) return Response.json({ ok: false, ...overLimit }, { status: 400 })
    target.uses += 1
    show(target, answer.data)
    return new Response('ok')
  }

  return {
    show,
    handle,
    issue(target) {
      const id = randomUUID()
      issued.set(id, Object.assign(target, { uses: 0, expiresAt: Date.now() + LIFETIME_MS }))
      return `${address}/response/${id}`
    },
  }
}
