import type { Answer } from './blocks/ephemeral.ts'
import {
  LATEST_OLDER,
  OPEN_RELEASE,
  RELEASE_MENU,
  RESUME_CHANNEL,
  RESUME_SUBSCRIPTIONS,
  SUBSCRIPTION_MENU,
  SUGGESTIONS,
  UNDO_QUIET,
  UNDO_SUBSCRIBE,
  UNDO_UNSUBSCRIBE,
} from './incoming/ids.ts'
import type { Interaction } from './incoming/interaction.ts'
import { lookOlder, type Deps as OlderDeps } from './latest/latest-older.ts'
import { type Deps as ChooseDeps, chooseInReleaseMenu } from './posting/choose-in-release-menu.ts'
import { type SubscribeSuggestedDeps, subscribeSuggested } from './subscribe/subscribe-command.ts'
import { chooseInSubscriptionMenu } from './subscriptions/choose-in-subscription-menu.ts'
import { type QuietHoursDeps, undoQuietHours } from './subscriptions/quiet-hours-command.ts'
import { type ResumeChannelDeps, resumeChannel, resumeSubscriptions } from './subscriptions/resume-buttons.ts'
import { type UndoDeps, undoSubscribe, undoUnsubscribe } from './subscriptions/undo-subscriptions.ts'

export type PressDeps = UndoDeps & ResumeChannelDeps & ChooseDeps & OlderDeps & SubscribeSuggestedDeps & QuietHoursDeps

/** Every button and menu we draw. One that opens a link is only to be acknowledged, and is answered by nothing. */
const PRESSES: Record<string, (deps: PressDeps, pressed: Interaction) => Promise<Answer | undefined>> = {
  [OPEN_RELEASE]: async () => undefined,
  [LATEST_OLDER]: lookOlder,
  [RELEASE_MENU]: chooseInReleaseMenu,
  [UNDO_SUBSCRIBE]: undoSubscribe,
  [UNDO_UNSUBSCRIBE]: undoUnsubscribe,
  [UNDO_QUIET]: undoQuietHours,
  [SUBSCRIPTION_MENU]: chooseInSubscriptionMenu,
  [RESUME_SUBSCRIPTIONS]: resumeSubscriptions,
  [RESUME_CHANNEL]: resumeChannel,
  ...Object.fromEntries(SUGGESTIONS.map((id) => [id, subscribeSuggested])),
}

export async function answerPress(deps: PressDeps, pressed: Interaction): Promise<Answer | undefined> {
  // Not what every object has: `constructor` is no button.
  return Object.hasOwn(PRESSES, pressed.actionId) ? PRESSES[pressed.actionId]?.(deps, pressed) : undefined
}
