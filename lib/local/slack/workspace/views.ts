import { z } from 'zod'
import { type Method, type MethodArguments, type Reply, refusal } from './web-api.ts'
import { Block, BOT, TEAM } from './workspace.ts'

const PlainText = z.looseObject({ text: z.string() })
const SentView = z.looseObject({
  type: z.enum(['modal', 'home']),
  blocks: z.array(Block).max(100),
  title: PlainText.optional(),
  submit: PlainText.optional(),
  close: PlainText.optional(),
  private_metadata: z.string().max(3000).default(''),
  callback_id: z.string().max(255).default(''),
})
type SentView = z.infer<typeof SentView>

/** A view as Slack keeps it: `hash` changes with every update. */
export type View = SentView & { id: string; hash: string }

export interface Views {
  /** The modal on top, if any is open. */
  modal(): View | undefined
  home(): View | undefined
  /** Closes all modals. */
  close(): void
  /** Replaces the modal on top, as the answer to a submission may. */
  replaceModal(view: unknown): void
  issueTrigger(): string
  /** The `views.*` methods of the Web API. */
  methods: Record<string, Method>
}

const TRIGGER_LIFETIME_MS = 3_000

/** The modals and the App Home of the one person in this workspace. */
export function openViews(onChange: () => void): Views {
  const triggers = new Map<string, number>()
  let stack: View[] = []
  let home: View | undefined
  let count = 0

  /** Undefined if Slack would refuse the view. */
  function newView(sent: unknown, id?: string): View | undefined {
    const view = SentView.safeParse(sent)
    if (!view.success || !isComplete(view.data)) return undefined
    count += 1
    const blocks = view.data.blocks.map((block, index) => ({ ...block, block_id: block.block_id ?? `v${index}` }))
    return { ...view.data, blocks, id: id ?? `V${count}`, hash: `h${count}` }
  }

  function show(view: View | undefined, place: (view: View) => void): Reply {
    if (!view) return refusal('invalid_arguments')
    place(view)
    onChange()
    return { ok: true, view: { ...view, team_id: TEAM.id, app_id: BOT.appId, bot_id: BOT.botId } }
  }

  /** Uses a trigger up; returns the error with which Slack would refuse it. */
  function triggerError(trigger: unknown): string | undefined {
    const expiresAt = triggers.get(String(trigger))
    if (expiresAt === undefined) return 'invalid_trigger_id'
    triggers.delete(String(trigger))
    return expiresAt < Date.now() ? 'expired_trigger_id' : undefined
  }

  function openModal(args: MethodArguments, place: (view: View) => void): Reply {
    const error = triggerError(args.trigger_id)
    return error ? refusal(error) : show(newView(args.view), place)
  }

  return {
    modal: () => stack.at(-1),
    home: () => home,
    close() {
      stack = []
      onChange()
    },
    replaceModal(view) {
      // It may have been closed while its submission was on the way.
      const top = stack.at(-1)
      const next = top && newView(view, top.id)
      if (next) stack = [...stack.slice(0, -1), next]
      onChange()
    },
    issueTrigger() {
      const trigger = `${Date.now()}.${Math.random().toString(36).slice(2)}`
      triggers.set(trigger, Date.now() + TRIGGER_LIFETIME_MS)
      return trigger
    },
    methods: {
      'views.open': (args) =>
        openModal(args, (view) => {
          stack = [view]
        }),
      'views.push': (args) =>
        openModal(args, (view) => {
          stack.push(view)
        }),
      'views.update': (args) => {
        const index = stack.findIndex((view) => view.id === args.view_id)
        if (index < 0) return refusal('not_found')
        if (args.hash !== undefined && args.hash !== stack[index]?.hash) return refusal('hash_conflict')
        return show(newView(args.view, stack[index]?.id), (view) => {
          stack[index] = view
        })
      },
      'views.publish': (args) =>
        show(newView(args.view, 'VHOME'), (view) => {
          home = view
        }),
    },
  }
}

/** Slack refuses a view with two blocks of one id, and a modal with input fields but no submit button. */
function isComplete({ type, blocks, submit }: SentView): boolean {
  const ids = blocks.flatMap(({ block_id }) => block_id ?? [])
  const needsSubmit = type === 'modal' && blocks.some((block) => block.type === 'input')
  return new Set(ids).size === ids.length && (!needsSubmit || submit !== undefined)
}
