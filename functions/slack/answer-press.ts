import {
  LATEST_OLDER,
  OPEN_RELEASE,
  RELEASE_MENU,
  REMOVE_SUBSCRIPTION,
  RESUME_CHANNEL,
  SUGGESTIONS,
  UNDO_SUBSCRIBE,
  UNDO_UNSUBSCRIBE,
} from './action-ids.ts'
import type { Answer } from './answer.ts'
import { type Deps as ChooseDeps, chooseInReleaseMenu } from './choose-in-release-menu.ts'
import { lookOlder, type Deps as OlderDeps } from './latest-older.ts'
import type { Pressed } from './pressed.ts'
import { type Deps as RemoveDeps, removeSubscription } from './remove-subscription.ts'
import { type Deps as ResumeDeps, resumeChannel } from './resume-channel.ts'
import { type Deps as SuggestedDeps, subscribeSuggested } from './subscribe-suggested.ts'
import { type Deps as UndoDeps, undoSubscribe, undoUnsubscribe } from './undo.ts'

export type PressDeps = UndoDeps & RemoveDeps & ResumeDeps & ChooseDeps & OlderDeps & SuggestedDeps

/** Every button and menu we draw. One that opens a link is only to be acknowledged, and is answered by nothing. */
const PRESSES: Record<string, (deps: PressDeps, pressed: Pressed) => Promise<Answer | undefined>> = {
  [OPEN_RELEASE]: async () => undefined,
  [LATEST_OLDER]: lookOlder,
  [RELEASE_MENU]: chooseInReleaseMenu,
  [UNDO_SUBSCRIBE]: undoSubscribe,
  [UNDO_UNSUBSCRIBE]: undoUnsubscribe,
  [REMOVE_SUBSCRIPTION]: removeSubscription,
  [RESUME_CHANNEL]: resumeChannel,
  ...Object.fromEntries(SUGGESTIONS.map((id) => [id, subscribeSuggested])),
}

export async function answerPress(deps: PressDeps, pressed: Pressed): Promise<Answer | undefined> {
  return PRESSES[pressed.actionId]?.(deps, pressed)
}
