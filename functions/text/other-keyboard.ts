import { convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul'

/** What keys give on the keyboard of the other script: Hangul for Latin letters (`xksth`: 탄소), capitals for Hangul (`ㄷㄴㅎ`: ESG). */
export function onOtherKeyboard(typed: string): string {
  return /[ㄱ-ㆎ가-힣]/u.test(typed) ? convertHangulToQwerty(typed).toUpperCase() : convertQwertyToHangul(typed)
}
