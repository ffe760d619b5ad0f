/**
 * Every id by which Slack tells us what was pressed, chosen, typed or sent. Messages posted years ago still carry them: an id may be
 * added, but never renamed or given another meaning.
 */

/** Action ids of buttons and menus. */
export const OPEN_RELEASE = 'open_release'
export const UNDO_SUBSCRIBE = 'undo_subscribe'
export const UNDO_UNSUBSCRIBE = 'undo_unsubscribe'
export const UNDO_QUIET = 'undo_quiet'
export const SUBSCRIPTION_MENU = 'subscription_menu'
/** Below a list: what is done to all of its subscriptions; then whether they are really to end; and ways back. */
export const ALL_SUBSCRIPTIONS = 'all_subscriptions'
export const UNSUBSCRIBE_ALL = 'unsubscribe_all'
/** One of several ways back: the message stays. */
export const UNDO_UNSUBSCRIBE_PART = 'undo_unsubscribe_part'
export const UNDO_RHYTHM = 'undo_rhythm'
/** Below a list: the subscriptions before those that are shown, and those behind. */
export const LIST_PAGES = ['list_page_back', 'list_page_on'] as const
export const RESUME_SUBSCRIPTIONS = 'resume_subscriptions'
export const RESUME_CHANNEL = 'resume_channel'
export const RELEASE_MENU = 'release_menu'
export const LATEST_OLDER = 'latest_older'
export const DUE_LATER = 'due_later'
export const TO_GOOGLE_CALENDAR = 'to_google_calendar'
export const TO_OUTLOOK_CALENDAR = 'to_outlook_calendar'
/** One for each suggested keyword: action ids within a block must differ. */
export const SUGGESTIONS = ['suggestion_1', 'suggestion_2', 'suggestion_3'] as const
/** One for each reading of what was typed, which the button carries. */
export const READINGS = ['reading_1', 'reading_2', 'reading_3'] as const
/** The same where something else was subscribed already, or several parts of what was typed are asked about: the message stays. */
export const READINGS_BESIDE = [
  'reading_beside_1',
  'reading_beside_2',
  'reading_beside_3',
  'reading_beside_4',
  'reading_beside_5',
  'reading_beside_6',
  'reading_beside_7',
  'reading_beside_8',
  'reading_beside_9',
] as const
/** Subscriptions that get other words: a misspelt one, or one that was read otherwise than it was typed. */
export const REPLACEMENTS = ['replace_1', 'replace_2', 'replace_3'] as const
export const UNDO_REPLACE = 'undo_replace'
/** In a list: a standing subscription would be read otherwise today, and may become that. */
export const BETTER_READING = 'better_reading'
/** A menu of packs. */
export const PACK_MENU = 'pack_menu'
/** What only mentions a subject in passing comes in the morning, or not at all. */
export const MENTIONS_IN_MORNING = 'mentions_in_morning'
export const MENTIONS_LEFT_OUT = 'mentions_left_out'
export const UNDO_MENTIONS = 'undo_mentions'
/** Below an offer of notices: they are taken, or not; and the way back. */
export const TAKE_NOTICES = 'take_notices'
export const LEAVE_NOTICES = 'leave_notices'
export const UNDO_NOTICES = 'undo_notices'
/** Below a question about a subject that was named in a conversation. */
export const SEARCH_SUBJECT = 'search_subject'
export const ADD_SUBSCRIPTION = 'add_subscription'
export const CHOOSE_LANGUAGE = 'choose_language'
/** Below a list of sources: why some are not read. */
export const SOURCE_DETAILS = 'source_details'
/** The register of laws: its form, its pages, its names alone, a law that is taken off it, a list that is taken back. */
export const ADD_LAWS = 'add_laws'
export const LAWS_PAGE = 'laws_page'
export const LAWS_PAGE_BACK = 'laws_page_back'
export const LAWS_AS_TEXT = 'laws_as_text'
export const REMOVE_LAW = 'remove_law'
export const UNDO_LAWS = 'undo_laws'
/** [미리보기] in the subscription form. */
export const PREVIEW = 'preview'

/** Callback id of the subscription form. */
export const SUBSCRIBE_MODAL = 'subscribe'

/** Opens the form about when a channel is told nothing; its callback id, and its fields. */
export const QUIET_FORM = 'quiet_form'
export const QUIET_MODAL = 'quiet'
export const QUIET_FROM_FIELD = 'quiet_from'
export const QUIET_TO_FIELD = 'quiet_to'
export const QUIET_DAYS_FIELD = 'quiet_days'
export const REST_FIELD = 'rest_until'

/** Callback id of the form that takes a list of laws, and its field. */
export const LAWS_MODAL = 'laws'
export const LAW_NAMES_FIELD = 'law_names'

/** Fields of the subscription form: each name is both the action id and the block id, because an error names the block it stands under. */
export const QUERY_FIELD = 'query'
export const RHYTHM_FIELD = 'rhythm'
export const MENTIONS_FIELD = 'mentions'
export const KINDS_FIELD = 'kinds'
export const REMIND_FIELD = 'remind'
export const MINISTRY_FIELD = 'ministries'
export const TITLE_FIELD = 'title'
export const CHANNEL_FIELD = 'channel'
export const READING_FIELD = 'reading'
export const PACK_FIELD = 'packs'

const MAX_BLOCK_ID_LENGTH = 255
const RELEASE_BLOCK_PREFIX = 'release/'

/** Block id of a block in the App Home that is about a channel. It tells a button there which channel it is about. */
export function homeBlock(channel: string, about: string): string {
  return `in/${channel}/${about}`.slice(0, MAX_BLOCK_ID_LENGTH)
}

/** The channel a block of the App Home is about; undefined for a block about none. */
export function channelOfHomeBlock(blockId: string): string | undefined {
  return blockId.match(/^in\/([A-Z0-9]+)\//)?.[1]
}

/** The `block_id` of the block that holds a release's menu, which tells a choice its release; none when Slack would refuse it. */
export function releaseBlock(releaseId: string): { block_id?: string } {
  const block_id = `${RELEASE_BLOCK_PREFIX}${releaseId}`
  return block_id.length <= MAX_BLOCK_ID_LENGTH && block_id.isWellFormed() ? { block_id } : {}
}

/** The release whose menu stands in a block; undefined for any other block. */
export function releaseOfBlock(blockId: string): string | undefined {
  return blockId.startsWith(RELEASE_BLOCK_PREFIX) ? blockId.slice(RELEASE_BLOCK_PREFIX.length) : undefined
}
