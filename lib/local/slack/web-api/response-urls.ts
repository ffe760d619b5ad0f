import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Handle } from '../../process/listen.ts'
import { Block, type Content } from '../shown-message.ts'
import type { Workspace, WorkspaceChannel } from '../workspace.ts'
import { limitError } from './stand-in-limits.ts'

interface Use {
  channel: WorkspaceChannel
  /** The message that `replace_original` and `delete_original` speak of. */
  ts?: string | undefined
  command?: string | undefined
}

export interface ResponseUrls {
  issue(use: Use): string
  /** Shows an answer as if it had been posted to a response URL. */
  show(use: Use, answer: Answer): void
  handle: Handle
}

export const Answer = z.object({
  text: z.string().default(''),
  blocks: z.array(Block).default([]),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.union([z.boolean(), z.stringbool()]).default(false),
  delete_original: z.union([z.boolean(), z.stringbool()]).default(false),
})
export type Answer = z.infer<typeof Answer>

const MOST_USES = 5
const OPEN_FOR = 30 * 60_000

/** Response URLs below an address: five answers within thirty minutes. */
export function responseUrls(workspace: Workspace, address: string): ResponseUrls {
  const open = new Map<string, Use & { uses: number; until: number }>()

  function show(use: Use, answer: Answer): void {
    const content: Content = { text: answer.text, blocks: answer.blocks }
    if (use.ts && answer.delete_original) return void workspace.remove(use.channel, use.ts)
    if (use.ts && answer.replace_original && workspace.change(use.channel, use.ts, content)) return
    const onlyYou = answer.response_type === 'ephemeral'
    const shown = workspace.add(use.channel, { ...content, onlyYou, command: use.command })
    // A later replace_original speaks of the first answer to a command.
    use.ts ??= shown.ts
  }

  async function handle(request: Request): Promise<Response> {
    const id = new URL(request.url).pathname.split('/').pop() as string
    const use = open.get(id)
    if (!use || use.until < Date.now()) return Response.json({ ok: false, error: 'expired_url' }, { status: 404 })
    if (use.uses >= MOST_USES) return Response.json({ ok: false, error: 'used_url' }, { status: 404 })
    const answer = Answer.safeParse(await request.json().catch(() => undefined))
    if (!answer.success) return Response.json({ ok: false, error: 'invalid_payload' }, { status: 400 })
    const { text, blocks, delete_original } = answer.data
    const refused = delete_original ? undefined : limitError(text, blocks)
    if (refused) return Response.json({ ok: false, ...refused }, { status: 400 })
    use.uses += 1
    show(use, answer.data)
    return new Response('ok')
  }

  return {
    show,
    handle,
    issue(use) {
      const id = randomUUID()
      open.set(id, Object.assign(use, { uses: 0, until: Date.now() + OPEN_FOR }))
      return `${address}/response/${id}`
    },
  }
}
