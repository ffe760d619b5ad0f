/** What a button of ours is called in the payload Slack sends back. */
export const OPEN_RELEASE = 'open_release'
export const UNDO_SUBSCRIBE = 'undo_subscribe'
export const UNDO_UNSUBSCRIBE = 'undo_unsubscribe'
export const REMOVE_SUBSCRIPTION = 'remove_subscription'
export const RESUME_CHANNEL = 'resume_channel'
export const RELEASE_MENU = 'release_menu'
export const LATEST_OLDER = 'latest_older'
/** One a suggested keyword: ids in a block must differ. */
export const SUGGESTIONS = ['suggestion_1', 'suggestion_2', 'suggestion_3'] as const
