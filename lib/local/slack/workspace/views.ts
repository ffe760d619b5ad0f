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
  /** The modal on top that a person has open. */
  modal(person: string): View | undefined
  home(person: string): View | undefined
  /** Closes all modals of a person; without one, those of everybody. */
  close(person?: string): void
  /** Replaces the modal on top, as the answer to a submission may. */
  replaceModal(person: string, view: unknown): void
  issueTrigger(person: string): string
  /** The `views.*` methods of the Web API. */
  methods: Record<string, Method>
}

const TRIGGER_LIFETIME_MS = 3_000

/** The modals and the App Homes of the people in this workspace, by their ids. */
export function openViews(onChange: () => void): Views {
  const triggers = new Map<string, { person: string; expiresAt: number }>()
  const stacks = new Map<string, View[]>()
  const homes = new Map<string, View>()
  let count = 0

  /** Undefined if Slack would refuse the view. */
  function newView(sent: unknown, id?: string): View | undefined {
    const view = SentView.safeParse(sent)
    if (!view.success || !isComplete(view.data)) return undefined
    count += 1
    const blocks = view.data.blocks.map((block, index) => ({ ...block, block_id: block.block_id ?? `v${index}` }))
    return { ...view.data, blocks, id: id ?? `V${count}`, hash: `h${count}` }
  }

  function show(view: View | undefined, place: (view: View) => unknown): Reply {
    if (!view) return refusal('invalid_arguments')
    place(view)
    onChange()
    return { ok: true, view: { ...view, team_id: TEAM.id, app_id: BOT.appId, bot_id: BOT.botId } }
  }

  /** Opens a modal for whoever the trigger is of, on top of those that stay open, and uses the trigger up. */
  function openModal(args: MethodArguments, stays: (stack: View[]) => View[]): Reply {
    const trigger = triggers.get(String(args.trigger_id))
    if (!trigger) return refusal('invalid_trigger_id')
    triggers.delete(String(args.trigger_id))
    if (trigger.expiresAt < Date.now()) return refusal('expired_trigger_id')
    const stack = stacks.get(trigger.person) ?? []
    return show(newView(args.view), (view) => stacks.set(trigger.person, [...stays(stack), view]))
  }

  return {
    modal: (person) => stacks.get(person)?.at(-1),
    home: (person) => homes.get(person),
    close(person) {
      if (person) stacks.delete(person)
      else stacks.clear()
      onChange()
    },
    replaceModal(person, view) {
      // It may have been closed while its submission was on the way.
      const stack = stacks.get(person) ?? []
      const top = stack.at(-1)
      const next = top && newView(view, top.id)
      if (next) stacks.set(person, [...stack.slice(0, -1), next])
      onChange()
    },
    issueTrigger(person) {
      const trigger = `${Date.now()}.${Math.random().toString(36).slice(2)}`
      triggers.set(trigger, { person, expiresAt: Date.now() + TRIGGER_LIFETIME_MS })
      return trigger
    },
    methods: {
      'views.open': (args) => openModal(args, () => []),
      'views.push': (args) => openModal(args, (stack) => stack),
      'views.update': (args) => {
        const stack = [...stacks.values()].find((views) => views.some((view) => view.id === args.view_id))
        const index = stack?.findIndex((view) => view.id === args.view_id) ?? -1
        if (!stack || index < 0) return refusal('not_found')
        if (args.hash !== undefined && args.hash !== stack[index]?.hash) return refusal('hash_conflict')
        return show(newView(args.view, stack[index]?.id), (view) => {
          stack[index] = view
        })
      },
      'views.publish': (args) => {
        const person = String(args.user_id)
        return show(newView(args.view, `VHOME-${person}`), (view) => homes.set(person, view))
      },
    },
  }
}

/** Slack refuses a view with two blocks of one id, and a modal with input fields but no submit button. */
function isComplete({ type, blocks, submit }: SentView): boolean {
  const ids = blocks.flatMap(({ block_id }) => block_id ?? [])
  const needsSubmit = type === 'modal' && blocks.some((block) => block.type === 'input')
  return new Set(ids).size === ids.length && (!needsSubmit || submit !== undefined)
}
