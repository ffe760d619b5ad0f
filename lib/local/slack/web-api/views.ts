import { z } from 'zod'
import { Block } from '../shown-message.ts'
import { BOT, TEAM } from '../workspace.ts'
import type { Method } from './method.ts'

const PlainText = z.looseObject({ text: z.string() })
const GivenView = z.looseObject({
  type: z.enum(['modal', 'home']),
  blocks: z.array(Block).max(100),
  title: PlainText.optional(),
  submit: PlainText.optional(),
  close: PlainText.optional(),
  private_metadata: z.string().max(3000).default(''),
  callback_id: z.string().max(255).default(''),
})
type GivenView = z.infer<typeof GivenView>
export type View = GivenView & { id: string; hash: string }

export interface Views {
  /** The modal on top, if any. */
  modal(): View | undefined
  home(): View | undefined
  close(): void
  /** Puts another view in the modal's place, as an answer to its submission may. */
  replace(view: unknown): void
  issueTrigger(): string
  methods: Record<string, Method>
}

const TRIGGER_LIVES = 3_000

/** Modals and the App Home of the one person in this workspace. */
export function openViews(changed: () => void): Views {
  const triggers = new Map<string, number>()
  let stack: View[] = []
  let home: View | undefined
  let count = 0

  function stamped(view: unknown, id?: string): View | undefined {
    const given = GivenView.safeParse(view)
    if (!given.success || !isWhole(given.data)) return undefined
    count += 1
    const blocks = given.data.blocks.map((block, index) => ({ ...block, block_id: block.block_id ?? `v${index}` }))
    return { ...given.data, blocks, id: id ?? `V${count}`, hash: `h${count}` }
  }

  function show(view: View | undefined, place: (view: View) => void) {
    if (!view) return { ok: false as const, error: 'invalid_arguments' }
    place(view)
    changed()
    return { ok: true as const, view: { ...view, team_id: TEAM.id, app_id: BOT.appId, bot_id: BOT.botId } }
  }

  function used(trigger: unknown): string | undefined {
    const until = triggers.get(String(trigger))
    if (until === undefined) return 'invalid_trigger_id'
    triggers.delete(String(trigger))
    return until < Date.now() ? 'expired_trigger_id' : undefined
  }

  function open(told: Record<string, unknown>, place: (view: View) => void) {
    const error = used(told.trigger_id)
    return error ? { ok: false as const, error } : show(stamped(told.view), place)
  }

  return {
    modal: () => stack.at(-1),
    home: () => home,
    close() {
      stack = []
      changed()
    },
    replace(view) {
      // It may have been closed while its submission was on the way.
      const top = stack.at(-1)
      const next = top && stamped(view, top.id)
      if (next) stack = [...stack.slice(0, -1), next]
      changed()
    },
    issueTrigger() {
      const trigger = `${Date.now()}.${Math.random().toString(36).slice(2)}`
      triggers.set(trigger, Date.now() + TRIGGER_LIVES)
      return trigger
    },
    methods: {
      'views.open': (told) =>
        open(told, (view) => {
          stack = [view]
        }),
      'views.push': (told) =>
        open(told, (view) => {
          stack.push(view)
        }),
      'views.update': (told) => {
        const index = stack.findIndex((view) => view.id === told.view_id)
        if (index < 0) return { ok: false, error: 'not_found' }
        if (told.hash !== undefined && told.hash !== stack[index]?.hash) return { ok: false, error: 'hash_conflict' }
        return show(stamped(told.view, stack[index]?.id), (view) => {
          stack[index] = view
        })
      },
      'views.publish': (told) =>
        show(stamped(told.view, 'VHOME'), (view) => {
          home = view
        }),
    },
  }
}

/** What Slack asks of a view as a whole: block ids of their own, and a button that sends what is filled in. */
function isWhole({ type, blocks, submit }: GivenView): boolean {
  const ids = blocks.flatMap(({ block_id }) => block_id ?? [])
  const needsSubmit = type === 'modal' && blocks.some((block) => block.type === 'input')
  return new Set(ids).size === ids.length && (!needsSubmit || submit !== undefined)
}
