import type { Answer } from './blocks/ephemeral.ts'
import { showLaterDue } from './due/due-command.ts'
import { type PressHomeDeps, pressHome } from './home/press-home.ts'
import {
  ADD_LAWS,
  ADD_SUBSCRIPTION,
  ALL_SUBSCRIPTIONS,
  BETTER_READING,
  CHOOSE_LANGUAGE,
  DUE_LATER,
  LATEST_OLDER,
  LAWS_AS_TEXT,
  LAWS_PAGE,
  LAWS_PAGE_BACK,
  LEAVE_NOTICES,
  LIST_PAGES,
  MENTIONS_IN_MORNING,
  MENTIONS_LEFT_OUT,
  MINISTRY_FIELD,
  OPEN_RELEASE,
  PACK_FIELD,
  PACK_MENU,
  PREVIEW,
  QUERY_FIELD,
  QUIET_FORM,
  READINGS,
  READINGS_BESIDE,
  RELEASE_MENU,
  REMOVE_LAW,
  REPLACEMENTS,
  RESUME_CHANNEL,
  RESUME_SUBSCRIPTIONS,
  SEARCH_SUBJECT,
  SOURCE_DETAILS,
  SUBSCRIPTION_MENU,
  SUGGESTIONS,
  TAKE_NOTICES,
  TITLE_FIELD,
  TO_GOOGLE_CALENDAR,
  TO_OUTLOOK_CALENDAR,
  UNDO_LAWS,
  UNDO_MENTIONS,
  UNDO_NOTICES,
  UNDO_QUIET,
  UNDO_REPLACE,
  UNDO_RHYTHM,
  UNDO_SUBSCRIBE,
  UNDO_UNSUBSCRIBE,
  UNDO_UNSUBSCRIBE_PART,
  UNSUBSCRIBE_ALL,
} from './incoming/ids.ts'
import type { Interaction, OpenForm } from './incoming/interaction.ts'
import { type LatestCommandDeps, searchOlder, searchSubject } from './latest/latest-command.ts'
import { type LawButtonDeps, removeLaw, showLawNames, turnLawsPage, undoLaws } from './laws/law-buttons.ts'
import { formOfAddLaws } from './laws/laws-form.ts'
import { chooseInReleaseMenu, type ReleaseMenuDeps } from './posting/release-menu.ts'
import { formOfQuiet, type OpenQuietFormDeps } from './quiet/quiet-form.ts'
import { formOfSourceDetails, type SourceDetailsDeps } from './sources/source-details.ts'
import { answerFormInput, type FormHintDeps } from './subscribe/form-hint.ts'
import {
  formOfAddButton,
  formOfPackMenu,
  formOfSubscriptionMenu,
  type OpenEditFormDeps,
} from './subscribe/open-subscribe-form.ts'
import { subscribePack } from './subscribe/pack-menu.ts'
import { pressReplacement, type ReplaceDeps } from './subscribe/replace-buttons.ts'
import { type SubscribeSuggestedDeps, subscribeReading, subscribeSuggested } from './subscribe/subscribe-command.ts'
import { chooseForAll, undoRhythm, unsubscribeAll } from './subscriptions/all-subscriptions.ts'
import { pressBetterReading } from './subscriptions/better-reading.ts'
import { chooseInSubscriptionMenu, showListPage } from './subscriptions/choose-in-subscription-menu.ts'
import {
  type NoticeButtonDeps,
  pressLeaveNotices,
  pressTakeNotices,
  undoNotices,
} from './subscriptions/notice-buttons.ts'
import { answerMentions, type MentionButtonDeps, undoMentions } from './subscriptions/press-mentions.ts'
import { type QuietHoursDeps, undoQuietHours } from './subscriptions/quiet-hours-command.ts'
import { type ResumeChannelDeps, resumeChannel, resumeSubscriptions } from './subscriptions/resume-buttons.ts'
import { type UndoDeps, undoSubscribe, undoUnsubscribe } from './subscriptions/undo-subscriptions.ts'

export interface ButtonDeps
  extends UndoDeps,
    ResumeChannelDeps,
    ReleaseMenuDeps,
    LatestCommandDeps,
    SubscribeSuggestedDeps,
    ReplaceDeps,
    QuietHoursDeps,
    MentionButtonDeps,
    NoticeButtonDeps,
    PressHomeDeps,
    LawButtonDeps,
    FormHintDeps {}

interface OpenFormOfButtonDeps extends OpenEditFormDeps, OpenQuietFormDeps, SourceDetailsDeps {}

/** What an action id does, by where the button, menu or field stands. */
interface Button {
  /** The form it opens; undefined when this choice opens none. Decided before anything is read. */
  form?(interaction: Interaction): ((deps: OpenFormOfButtonDeps) => Promise<unknown>) | undefined
  /** In a message: the answer to whoever pressed it, which replaces a message that only they see. Undefined when there is none. */
  inMessage?(deps: ButtonDeps, interaction: Interaction): Promise<Answer | undefined>
  /** The message stays as it is, because it has more to be pressed; the answer follows below. */
  keepsMessage?: true
  /** Handles a press in the App Home. Returns nothing: the redrawn Home is the answer. */
  inHome?(deps: ButtonDeps, interaction: Interaction): Promise<void>
  /** In the subscription form, which is redrawn. */
  inForm?(deps: ButtonDeps, interaction: Interaction, form: OpenForm): Promise<void>
}

/** Every action id we draw. A test compares this table with incoming/ids.ts. */
export const BUTTONS: Record<string, Button> = {
  // They open links. Slack only wants them acknowledged.
  [OPEN_RELEASE]: { inMessage: async () => undefined },
  [TO_GOOGLE_CALENDAR]: { inMessage: async () => undefined },
  [TO_OUTLOOK_CALENDAR]: { inMessage: async () => undefined },
  [RELEASE_MENU]: { inMessage: chooseInReleaseMenu },
  [LATEST_OLDER]: { inMessage: searchOlder, keepsMessage: true },
  [DUE_LATER]: { inMessage: showLaterDue },
  [SEARCH_SUBJECT]: { inMessage: searchSubject },
  [UNDO_SUBSCRIBE]: { inMessage: undoSubscribe },
  [UNDO_UNSUBSCRIBE]: { inMessage: undoUnsubscribe },
  [UNDO_UNSUBSCRIBE_PART]: { inMessage: undoUnsubscribe, keepsMessage: true },
  [ALL_SUBSCRIPTIONS]: { inMessage: chooseForAll, keepsMessage: true },
  [UNSUBSCRIBE_ALL]: { inMessage: unsubscribeAll },
  [UNDO_RHYTHM]: { inMessage: undoRhythm },
  [BETTER_READING]: { inMessage: pressBetterReading, inHome: pressHome },
  [UNDO_REPLACE]: { inMessage: pressReplacement },
  [MENTIONS_IN_MORNING]: { inMessage: answerMentions, inHome: pressHome },
  [MENTIONS_LEFT_OUT]: { inMessage: answerMentions },
  [UNDO_MENTIONS]: { inMessage: undoMentions },
  [TAKE_NOTICES]: { inMessage: pressTakeNotices },
  [LEAVE_NOTICES]: { inMessage: pressLeaveNotices },
  [UNDO_NOTICES]: { inMessage: undoNotices },
  [QUIET_FORM]: { form: formOfQuiet },
  [UNDO_QUIET]: { inMessage: undoQuietHours },
  [SUBSCRIPTION_MENU]: { form: formOfSubscriptionMenu, inMessage: chooseInSubscriptionMenu, inHome: pressHome },
  [RESUME_SUBSCRIPTIONS]: { inMessage: resumeSubscriptions },
  [RESUME_CHANNEL]: { inMessage: resumeChannel, inHome: pressHome },
  [ADD_SUBSCRIPTION]: { form: formOfAddButton },
  [SOURCE_DETAILS]: { form: formOfSourceDetails },
  [ADD_LAWS]: { form: formOfAddLaws },
  [LAWS_PAGE]: { inMessage: turnLawsPage },
  [LAWS_PAGE_BACK]: { inMessage: turnLawsPage },
  [LAWS_AS_TEXT]: { inMessage: showLawNames, keepsMessage: true },
  [REMOVE_LAW]: { inMessage: removeLaw },
  [UNDO_LAWS]: { inMessage: undoLaws },
  [PACK_MENU]: { form: formOfPackMenu, inMessage: subscribePack },
  [CHOOSE_LANGUAGE]: { inHome: pressHome },
  [PREVIEW]: { inForm: answerFormInput },
  [QUERY_FIELD]: { inForm: answerFormInput },
  [MINISTRY_FIELD]: { inForm: answerFormInput },
  [PACK_FIELD]: { inForm: answerFormInput },
  [TITLE_FIELD]: { inForm: answerFormInput },
  ...Object.fromEntries(LIST_PAGES.map((id) => [id, { inMessage: showListPage }])),
  ...Object.fromEntries(READINGS.map((id) => [id, { inMessage: subscribeReading }])),
  ...Object.fromEntries(READINGS_BESIDE.map((id) => [id, { inMessage: subscribeReading, keepsMessage: true }])),
  ...Object.fromEntries(REPLACEMENTS.map((id) => [id, { inMessage: pressReplacement }])),
  ...Object.fromEntries(SUGGESTIONS.map((id) => [id, { inMessage: subscribeSuggested }])),
}

/** An id that another version of the bot drew. Redrawing a Home or form replaces it; a message stays. */
const UNKNOWN_BUTTON: Button = { inHome: pressHome, inForm: answerFormInput }

/** `Object.hasOwn`, because every object has a `constructor`, which is no button. */
function buttonOf({ actionId }: Interaction): Button {
  return (Object.hasOwn(BUTTONS, actionId) ? BUTTONS[actionId] : undefined) ?? UNKNOWN_BUTTON
}

/** The form an interaction opens; undefined for one that opens none. */
export function formOfInteraction(
  interaction: Interaction,
): ((deps: OpenFormOfButtonDeps) => Promise<unknown>) | undefined {
  return buttonOf(interaction).form?.(interaction)
}

/** Whether the answer to a press takes the place of the message it was pressed in. Of a message that others see it never does. */
export function replacesMessage(interaction: Interaction): boolean {
  return interaction.isEphemeral && !buttonOf(interaction).keepsMessage
}

/** Does what a button is for. The answer is for the user who pressed it in a message; a Home or form is redrawn instead. */
export async function answerInteraction(deps: ButtonDeps, interaction: Interaction): Promise<Answer | undefined> {
  const { inMessage, inHome, inForm } = buttonOf(interaction)
  const { form, home } = interaction
  if (!form && !home) return inMessage?.(deps, interaction)
  if (form) await inForm?.(deps, interaction, form)
  else await inHome?.(deps, interaction)
  return undefined
}
