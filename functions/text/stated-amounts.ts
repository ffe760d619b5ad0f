/*
Whether a sentence says how much or how many, what that was before, and what somebody must do or suffer. Days, articles of laws and places
in a list are no amounts.
*/
const AMOUNT =
  /\d[\d,.]*\s?(?:여\s?)?(?:[조억만천백]\s?)*(?:원|명|인(?![가-힣])|건|개|곳|톤|t\b|배(?!출)|가구|세대|호(?![가-힣])|대(?![가-힣])|마리|ha|헥타르|㏊|㎿|MW|GW|기가와트|달러|유로|종|품목|사(?![가-힣])|킬로그램|그램|㎏|kg\b|리터|ℓ|㎡|㎥|제곱미터|미터|km\b|㎞|℃|ppm|[kMGT]Wh?\b|억|조(?![가-힣])|만|%p?|％|p\b)|절반|두 배/
const MONEY_OR_SHARE = /\d[\d,.]*\s?(?:[조억만천백]\s?)+(?:원|달러|톤)|\d[\d.]*\s?[%％]/
const CHANGE =
  /→|⇒|\d[^.]{0,12}에서\s[^.]{0,25}\d[^.]{0,10}(?:로|까지)|상향|하향|인상|인하|확대|축소|단축|연장|늘|줄|증가|감소/
const DUTY = /과태료|과징금|벌금|사법처리|고발|처벌|제재|영업정지|의무|금지|하여야|해야\s(?:한|하)|면제|유예/
const NUMBERS = /\d[\d,.]*(?<=\d)/g

export function statesAmount(text: string): boolean {
  return AMOUNT.test(text)
}

/** An amount of money, or a share of something. */
export function statesMoney(text: string): boolean {
  return MONEY_OR_SHARE.test(text)
}

/** What was before and what is now: `10억원 → 30억원`, `1년에서 6개월로`. */
export function statesChange(text: string): boolean {
  return text.includes('→') || (AMOUNT.test(text) && CHANGE.test(text))
}

export function statesDuty(text: string): boolean {
  return DUTY.test(text)
}

/** The numbers of a text as they are written, without commas. */
export function numbersIn(text: string): string[] {
  return (text.match(NUMBERS) ?? []).map((number) => number.replaceAll(',', ''))
}
