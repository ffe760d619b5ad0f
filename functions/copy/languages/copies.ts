import type { Copy } from '../copy.ts'
import { en } from '../en/en.ts'
import { ko } from '../ko/ko.ts'
import type { Language } from './language.ts'

/** Everything the bot says, in every language. */
export const COPIES: Record<Language, Copy> = { ko, en }

/** A form that opens before the workspace's language is known: in both languages, and as little as possible. */
export const LOADING_FORM = { title: '초록', text: '불러오는 중… / Loading…', close: '닫기 / Close' }
