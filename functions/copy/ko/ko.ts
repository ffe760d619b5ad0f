import { koAnswer } from './ko-answer.ts'
import { koHint } from './ko-hint.ts'
import { koHome } from './ko-home.ts'
import { koLatest } from './ko-latest.ts'
import { koMessage } from './ko-message.ts'
import { koModal } from './ko-modal.ts'
import { koNote } from './ko-note.ts'
import { koPreview } from './ko-preview.ts'
import { koQuiet } from './ko-quiet.ts'
import { koRefusal } from './ko-refusal.ts'
import { koSources } from './ko-sources.ts'
import { koSubscriptions } from './ko-subscriptions.ts'
import { koWelcome } from './ko-welcome.ts'

/** Korean, the language every workspace begins with. Plain text with Slack's marks: whoever draws it escapes it. */
export const ko = {
  /** Words we understand, beside those we say. */
  words: {
    help: ['help', '--help', '-h', '?', '도움', '도움말', '사용법'],
    count: /^(.*?)\s*(?<!\S)(-?\d+) ?(건|개)?$/,
    countFirst: /^(-?\d+) ?(건|개)? (.+)$/,
  },
  message: koMessage,
  answer: koAnswer,
  subscriptions: koSubscriptions,
  note: koNote,
  preview: koPreview,
  quiet: koQuiet,
  hint: koHint,
  home: koHome,
  latest: koLatest,
  refusal: koRefusal,
  modal: koModal,
  sources: koSources,
  welcome: koWelcome,
}
