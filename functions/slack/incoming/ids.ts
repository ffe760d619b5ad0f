/** What a button of ours is called in the payload Slack sends back. */
export const OPEN_RELEASE = 'open_release'
export const UNDO_SUBSCRIBE = 'undo_subscribe'
export const UNDO_UNSUBSCRIBE = 'undo_unsubscribe'
export const SUBSCRIPTION_MENU = 'subscription_menu'
export const RESUME_SUBSCRIPTIONS = 'resume_subscriptions'
export const RESUME_CHANNEL = 'resume_channel'
export const RELEASE_MENU = 'release_menu'
export const LATEST_OLDER = 'latest_older'
/** One a suggested keyword: ids in a block must differ. */
export const SUGGESTIONS = ['suggestion_1', 'suggestion_2', 'suggestion_3'] as const
export const ADD_SUBSCRIPTION = 'add_subscription'
export const CHOOSE_LANGUAGE = 'choose_language'
/** Below the keywords in a form. */
export const PREVIEW = 'preview'
export const UNDO_QUIET = 'undo_quiet'
