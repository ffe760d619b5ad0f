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
import type { Pressed } from './incoming/interaction.ts'
import { lookOlder, type Deps as OlderDeps } from './latest/latest-older.ts'
import { type Deps as ChooseDeps, chooseInReleaseMenu } from './posting/choose-in-release-menu.ts'
import { type Deps as SuggestedDeps, subscribeSuggested } from './subscribe/subscribe-suggested.ts'
import { chooseInSubscriptionMenu } from './subscriptions/choose-in-subscription-menu.ts'
import { type Deps as QuietDeps, undoQuietHours } from './subscriptions/quiet-hours-command.ts'
import { type Deps as ResumeDeps, resumeChannel } from './subscriptions/resume-channel.ts'
import { resumeRested } from './subscriptions/resume-rested.ts'
import { type Deps as UndoDeps, undoSubscribe, undoUnsubscribe } from './subscriptions/undo.ts'

export type PressDeps = UndoDeps & ResumeDeps & ChooseDeps & OlderDeps & SuggestedDeps & QuietDeps

/** Every button and menu we draw. One that opens a link is only to be acknowledged, and is answered by nothing. */
const PRESSES: Record<string, (deps: PressDeps, pressed: Pressed) => Promise<Answer | undefined>> = {
  [OPEN_RELEASE]: async () => undefined,
  [LATEST_OLDER]: lookOlder,
  [RELEASE_MENU]: chooseInReleaseMenu,
  [UNDO_SUBSCRIBE]: undoSubscribe,
  [UNDO_UNSUBSCRIBE]: undoUnsubscribe,
  [UNDO_QUIET]: undoQuietHours,
  [SUBSCRIPTION_MENU]: chooseInSubscriptionMenu,
  [RESUME_SUBSCRIPTIONS]: resumeRested,
  [RESUME_CHANNEL]: resumeChannel,
  ...Object.fromEntries(SUGGESTIONS.map((id) => [id, subscribeSuggested])),
}

export async function answerPress(deps: PressDeps, pressed: Pressed): Promise<Answer | undefined> {
  // Not what every object has: `constructor` is no button.
  return Object.hasOwn(PRESSES, pressed.actionId) ? PRESSES[pressed.actionId]?.(deps, pressed) : undefined
}
