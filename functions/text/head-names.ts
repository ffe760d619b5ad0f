/*
The name of the head of an office, which stands in a bracket behind the office in nearly every lead: `환경부(장관 홍길동)는`. It says nothing
of the release, matches whoever follows that person's name, and is personal. Where the bracket says something else as well, that stays:
`공정거래위원회(위원장 홍길동, 이하 ‘공정위’)` keeps `(이하 ‘공정위’)`. What looks alike stays: `환경부(장관 표창)`, `(장관 직속)`.
*/
const OFFICE_BEFORE =
  /(?:부|처|청|원|위|회|사|공단|재단|은행|센터|본부|시|도|군|구|단|소|관|국|실|대학|대|학교|당국|조합|연맹|연합|기관|그룹|전자|㈜|\(주\)|[A-Za-z])[”’」』]?\s?$/u
const HEAD = String.raw`(?:부?총리|장관|청장|처장|위원장|원장|사장|이사장|총재|총장|시장|지사|군수|구청장|교육감|본부장|센터장|실장|국장|단장|소장|관장|회장|의장|은행장|행장|병원장|학장|조합장|대표(?:\s?이사)?|대변인|차관|차장)`
/** Behind such a title, these are no names. */
const NO_NAME =
  '(?:표창|추천|승인|주재|직속|지시|명의|고시|인증|지정|임명|보고|훈령|방침|공석|직인|소속|면담|회의|부재|겸임|후보|내정|주관|위촉|참석|발표|결재|허가|인가|제청|직무|권한|재량|포상|상장|비서|보좌|자문|대상|책임|명령|협의|간담|회견|브리핑|축사|말씀|인사|전결|교체|사퇴|사임|취임|선출|선임|해임|연임|임기|훈격|수상|시상|담화|서한|지명|지침|요구|요청|동의|확인|서명|대행|이하|명칭|공모|공관|특별|전용|점유|규모|수요|가격|진입|경쟁|개방|동향|조사|전망|감시|안정|친화|중심|참여|상품|사례|품목|발의|기업|기관|메뉴|제품|브랜드|과제|주자|작품|업체|번호|전화|회사|단체|국가|유물|자료|도서|등록|기록|공사|관리)'
const NAME = String.raw`(?!${NO_NAME})(?:[가-힣]{2,5}|[가-힣](?:\s[가-힣]){1,3}|[가-힣][○O]{1,2}|[A-Z][a-z]+(?:\s[A-Z][a-z.]+){1,2})`
const TITLE = String.raw`(?:[가-힣·]{2,12}\s?겸\s)?[가-힣·]{0,12}?\s?${HEAD}(?:\s?(?:직무|권한)\s?대행(?:\s?${HEAD})?)?`
const PERSON = new RegExp(String.raw`^(${TITLE})\s*[:：]?\s*${NAME}(?:\s?[·ㆍ]\s?${NAME})*$`, 'u')
const ONLY_TITLE = new RegExp(`^${TITLE}$`, 'u')
const BRACKET = /\s?\(([^()\n]{2,60})\)/g
/** A quick look that spares most texts the rest. */
const MAY_NAME_A_HEAD = new RegExp(String.raw`\([^()\n]{0,40}${HEAD}`, 'u')

/** As it is stored: without the name. The title stays, `환경부(장관)는`, by which whoever reads the text knows the lead. */
export function withoutHeadNames(text: string): string {
  return replaceParts(text, (part) => PERSON.exec(part)?.[1] ?? part)
}

/** As people read it: without the bracket, whether it still names the head or the title alone. */
export function withoutHeads(text: string): string {
  return replaceParts(text, (part, behind) =>
    PERSON.test(part) || (ONLY_TITLE.test(part) && /^[은는이가와과]/.test(behind)) ? undefined : part,
  )
}

/** Each part of the brackets behind offices, between commas, replaced or left out; a bracket without parts goes. */
function replaceParts(text: string, replace: (part: string, behind: string) => string | undefined): string {
  if (!MAY_NAME_A_HEAD.test(text)) return text
  return text.replace(BRACKET, (bracket, inside: string, at: number) => {
    if (!OFFICE_BEFORE.test(text.slice(Math.max(0, at - 12), at))) return bracket
    const behind = text.slice(at + bracket.length, at + bracket.length + 1)
    const parts = inside.split(/\s*[,，;]\s*/)
    const others = parts.map((part) => replace(part.trim(), behind)).filter((part) => part !== undefined)
    if (others.length === parts.length && others.every((part, place) => part === parts[place]?.trim())) return bracket
    return others.length === 0 ? '' : `(${others.join(', ')})`
  })
}
