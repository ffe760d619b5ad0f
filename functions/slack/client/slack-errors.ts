/**
 * What Slack's `error` strings mean for a send. A name in Slack's style that is not listed here is `unlisted`: it refuses the message, which
 * is tried again for a day. Any other text is `ambiguous`.
 */
export type PostErrorClass = 'later' | 'quota' | 'ambiguous' | 'channel' | 'workspace' | 'refused' | 'unlisted'

// From the error table of chat.postMessage and chat.update (docs.slack.dev/reference/methods).
const ERRORS: Record<Exclude<PostErrorClass, 'unlisted'>, string[]> = {
  later: ['ratelimited', 'rate_limited', 'external_channel_migrating'],
  quota: ['message_limit_exceeded'],
  ambiguous: ['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable'],
  channel: [
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'channel_type_not_supported',
    'messages_tab_disabled',
    'restricted_action',
    'restricted_action_non_threadable_channel',
    'restricted_action_read_only_channel',
    'restricted_action_thread_locked',
    'restricted_action_thread_only_channel',
    'cannot_dm_bot',
    'user_not_found',
    'user_disabled',
  ],
  workspace: [
    'account_inactive',
    'token_revoked',
    'token_expired',
    'invalid_auth',
    'not_authed',
    'missing_scope',
    'no_permission',
    'not_allowed_token_type',
    'access_denied',
    'accesslimited',
    'ekm_access_denied',
    'enterprise_is_restricted',
    'team_access_not_granted',
    'team_not_found',
    'two_factor_setup_required',
    // The workspace is being moved into an organisation, and answers again afterwards.
    'team_added_to_org',
    'org_login_required',
    'deprecated_endpoint',
    'method_deprecated',
  ],
  refused: [
    'msg_too_long',
    'msg_blocks_too_long',
    'no_text',
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_attachments',
    'attachment_payload_limit_exceeded',
    'too_many_attachments',
    'markdown_text_conflict',
    'metadata_too_large',
    'metadata_must_be_sent_from_app',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'invalid_arguments',
    'invalid_arg_name',
    'invalid_array_arg',
    'invalid_charset',
    'invalid_form_data',
    // chat.update: the message is gone, or is no longer ours to change.
    'message_not_found',
    'cant_update_message',
    'edit_window_closed',
    'invalid_post_type',
    'missing_post_type',
  ],
}

// Families Slack adds to from time to time.
const FAMILIES: [RegExp, PostErrorClass][] = [
  [/^restricted_action\w*$/, 'channel'],
  [/^\w*metadata\w*$/, 'refused'],
]

const CLASS_OF = new Map(
  Object.entries(ERRORS).flatMap(([kind, errors]) => errors.map((error) => [error, kind as PostErrorClass] as const)),
)

/** Slack's errors are names such as `is_archived`. Any other text comes from a proxy and says nothing about the message. */
export function classOf(error: unknown): PostErrorClass {
  if (typeof error !== 'string') return 'ambiguous'
  const known = CLASS_OF.get(error) ?? FAMILIES.find(([family]) => family.test(error))?.[1]
  return known ?? (/^[a-z0-9]+(_[a-z0-9]+)+$/.test(error) ? 'unlisted' : 'ambiguous')
}
