import type { Copy } from '../copy.ts'
import { enAnswer } from './en-answer.ts'
import { enHint } from './en-hint.ts'
import { enHome } from './en-home.ts'
import { enLatest } from './en-latest.ts'
import { enMessage } from './en-message.ts'
import { enModal } from './en-modal.ts'
import { enNote } from './en-note.ts'
import { enPreview } from './en-preview.ts'
import { enQuiet } from './en-quiet.ts'
import { enRefusal } from './en-refusal.ts'
import { enSources } from './en-sources.ts'
import { enSubscriptions } from './en-subscriptions.ts'
import { enWelcome } from './en-welcome.ts'

/** English, for workspaces that chose it. Keywords and releases stay Korean. */
export const en: Copy = {
  words: {
    help: ['help', '--help', '-h', '?', '도움', '도움말', '사용법'],
    count: /^(.*?)\s*(?<!\S)(-?\d+) ?(releases?|건|개)?$/,
    countFirst: /^(-?\d+) ?(releases?|건|개)? (.+)$/,
  },
  message: enMessage,
  answer: enAnswer,
  subscriptions: enSubscriptions,
  note: enNote,
  preview: enPreview,
  quiet: enQuiet,
  hint: enHint,
  home: enHome,
  latest: enLatest,
  refusal: enRefusal,
  modal: enModal,
  sources: enSources,
  welcome: enWelcome,
}
