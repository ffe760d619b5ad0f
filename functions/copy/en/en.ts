import { ALL_WORDS, HELP_WORDS, QUIET_HOURS_WORDS } from '../command-words.ts'
import type { Copy } from '../copy.ts'
import { enBinding } from './en-binding.ts'
import { enAnswer, enLatest } from './en-command.ts'
import { enDue } from './en-due.ts'
import { enIll } from './en-ill.ts'
import { enForm, enHint, enPacks, enPreview, enRefusal } from './en-keyword.ts'
import { enLaws } from './en-law.ts'
import { enChangeNote, enMessage, enWelcome } from './en-message.ts'
import { enOffer } from './en-offer.ts'
import { enOptions } from './en-option.ts'
import { enSources } from './en-source.ts'
import { enSpoken } from './en-spoken.ts'
import { enAllSubscriptions, enHome, enQuietForm, enQuietHours, enSubscriptions } from './en-subscription.ts'

/** English, for workspaces that chose it. Keywords and releases stay Korean. */
export const en: Copy = {
  commandWords: {
    help: HELP_WORDS,
    count: /^(.*?)\s*(?<!\S)(-?\d+) ?(releases?|건|개)?$/,
    countFirst: /^(-?\d+) ?(releases?|건|개)? (.+)$/,
    all: ALL_WORDS,
    quietHours: QUIET_HOURS_WORDS,
  },
  message: enMessage,
  binding: enBinding,
  laws: enLaws,
  welcome: enWelcome,
  changeNote: enChangeNote,
  answer: enAnswer,
  spoken: enSpoken,
  latest: enLatest,
  due: enDue,
  offer: enOffer,
  sources: enSources,
  subscriptions: enSubscriptions,
  allSubscriptions: enAllSubscriptions,
  options: enOptions,
  packs: enPacks,
  quietHours: enQuietHours,
  quietForm: enQuietForm,
  home: enHome,
  form: enForm,
  hint: enHint,
  preview: enPreview,
  refusal: enRefusal,
  ill: enIll,
  pauseReasons: {
    'bot not in channel': 'the bot is not in it',
    'channel not found': 'no such channel was found',
    'channel archived': 'it is archived',
    'posting restricted': 'posting is restricted there',
  },
}
