import { ALL_WORDS, HELP_WORDS, QUIET_HOURS_WORDS } from '../command-words.ts'
import type { Copy } from '../copy.ts'
import { koBinding } from './ko-binding.ts'
import { koAnswer, koLatest } from './ko-command.ts'
import { koDue } from './ko-due.ts'
import { koIll } from './ko-ill.ts'
import { koForm, koHint, koPacks, koPreview, koRefusal } from './ko-keyword.ts'
import { koLaws } from './ko-law.ts'
import { koChangeNote, koMessage, koWelcome } from './ko-message.ts'
import { koOffer } from './ko-offer.ts'
import { koOptions } from './ko-option.ts'
import { koSources } from './ko-source.ts'
import { koSpoken } from './ko-spoken.ts'
import { koAllSubscriptions, koHome, koQuietForm, koQuietHours, koSubscriptions } from './ko-subscription.ts'

/** Korean, the language of every workspace that has not chosen another. */
export const ko: Copy = {
  commandWords: {
    help: HELP_WORDS,
    count: /^(.*?)\s*(?<!\S)(-?\d+) ?(건|개)?$/,
    countFirst: /^(-?\d+) ?(건|개)? (.+)$/,
    all: ALL_WORDS,
    quietHours: QUIET_HOURS_WORDS,
  },
  message: koMessage,
  binding: koBinding,
  laws: koLaws,
  welcome: koWelcome,
  changeNote: koChangeNote,
  answer: koAnswer,
  spoken: koSpoken,
  latest: koLatest,
  due: koDue,
  offer: koOffer,
  sources: koSources,
  subscriptions: koSubscriptions,
  allSubscriptions: koAllSubscriptions,
  options: koOptions,
  packs: koPacks,
  quietHours: koQuietHours,
  quietForm: koQuietForm,
  home: koHome,
  form: koForm,
  hint: koHint,
  preview: koPreview,
  refusal: koRefusal,
  ill: koIll,
  pauseReasons: {
    'bot not in channel': '초록이 채널에 없음',
    'channel not found': '채널을 찾을 수 없음',
    'channel archived': '보관된 채널',
    'posting restricted': '글쓰기가 제한된 채널',
  },
}
