import * as z from 'zod'

const Named = z.looseObject({ id: z.string().min(1) })

/** A slash command. */
export const CommandBody = z.looseObject({
  command: z.string().startsWith('/'),
  text: z.string().default(''),
  team_id: z.string().min(1),
  channel_id: z.string().min(1),
  channel_name: z.string().default(''),
  user_id: z.string().min(1),
  response_url: z.string().default(''),
  trigger_id: z.string().default(''),
})
export type CommandBody = z.infer<typeof CommandBody>

const Choice = z.looseObject({ value: z.string() })

const Field = z.looseObject({
  value: z.string().nullish(),
  selected_option: Choice.nullish(),
  selected_options: z.array(Choice).nullish(),
  selected_conversation: z.string().nullish(),
})

/** The values of a view's fields, by block id and action id. */
const State = z.looseObject({ values: z.record(z.string(), z.record(z.string(), Field)).default({}) })
export type State = z.infer<typeof State>

/** A button pressed, a choice in a menu, or letters typed in a field. */
export const ActionBody = z.looseObject({
  type: z.literal('block_actions'),
  team: Named,
  user: Named,
  channel: Named.optional(),
  container: z.looseObject({ is_ephemeral: z.boolean().default(false) }).default({ is_ephemeral: false }),
  response_url: z.string().default(''),
  trigger_id: z.string().default(''),
  /** The view it happened in: our Home or a form. Absent in a message. */
  view: z
    .looseObject({
      id: z.string().default(''),
      type: z.string(),
      hash: z.string().default(''),
      callback_id: z.string().default(''),
      private_metadata: z.string().default(''),
      state: State.default({ values: {} }),
    })
    .optional(),
  actions: z
    .array(
      z.looseObject({
        action_id: z.string(),
        block_id: z.string().default(''),
        value: z.string().nullish(),
        selected_option: Choice.nullish(),
      }),
    )
    .min(1),
})
export type ActionBody = z.infer<typeof ActionBody>

/** A form that was submitted. */
export const ViewBody = z.looseObject({
  type: z.literal('view_submission'),
  team: Named,
  user: Named,
  view: z.looseObject({
    id: z.string().default(''),
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: State,
  }),
})
export type ViewBody = z.infer<typeof ViewBody>

/** A user or channel of an event: its id, or itself. Bolt throws on null. */
const Subject = z.union([z.string(), z.looseObject({})])

/** Something that happened in a workspace. */
export const EventBody = z.looseObject({
  type: z.literal('event_callback'),
  team_id: z.string().min(1),
  event_id: z.string().min(1),
  /** The user Slack sends the event for: our bot. */
  authorizations: z.array(z.looseObject({ user_id: z.string().nullish() })).optional(),
  /** Not every event is about a user or a channel: `app_uninstalled` is about neither. */
  event: z.looseObject({
    type: z.string(),
    user: Subject.optional(),
    channel: Subject.optional(),
    tab: z.string().nullish(),
  }),
})

export type EventBody = z.infer<typeof EventBody>

/** Any other event: one of an organisation, or about a user or channel that is null. Bolt throws on some, and none is for us. */
export const OtherEvent = z.looseObject({
  type: z.literal('event_callback'),
  event: z.looseObject({ type: z.string().min(1) }),
})

/** Slack holds events back because there were too many. It waits for no answer, and Bolt knows none. */
export const RateLimitedBody = z.looseObject({ type: z.literal('app_rate_limited') })

/** Everything Slack sends to the slack door. Any other body is refused, because Bolt throws on some of them. */
export const SlackBody = z.union([
  CommandBody,
  ActionBody,
  ViewBody,
  z.looseObject({ type: z.enum(['block_suggestion', 'shortcut', 'message_action', 'view_closed']), user: Named }),
  EventBody,
  OtherEvent,
  RateLimitedBody,
  z.looseObject({ type: z.literal('url_verification'), challenge: z.string() }),
  z.looseObject({ ssl_check: z.string() }),
])
export type SlackBody = z.infer<typeof SlackBody>
