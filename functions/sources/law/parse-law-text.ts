import type { Attachment } from '../../releases/release.ts'
import { htmlToText } from '../../text/html.ts'
import { keylessAddress } from '../document/keyless-address.ts'
import { elementsIn, elementsNamed, parseXml, textIn, type XmlElement } from '../document/xml-fields.ts'

export interface LawText {
  text: string
  attachments: Attachment[]
}

/** A law in force has thousands of paragraphs. */
const MAX_TEXT_LENGTH = 60_000
const SITE = 'https://www.law.go.kr/'

/**
 * The words by which a law or rule is found (answers of lawService.do): of a law why it was made or changed, and where that is not told, what
 * changed; of a rule its articles. Where the matter stands in attached files alone the text is empty. Undefined where the answer is neither.
 */
export function parseLawText(xml: string): LawText | undefined {
  const root = elementsIn(parseXml(xml)).find(({ name }) => ['법령', 'AdmRulService', 'LawService'].includes(name))
  if (!root) return undefined
  const reason = textOf(root, '제개정이유내용')
  const text = reason || textOf(root, '개정문내용') || (root.name === 'AdmRulService' ? textOf(root, '조문내용') : '')
  return { text: text.slice(0, MAX_TEXT_LENGTH), attachments: root.name === 'AdmRulService' ? filesIn(root) : [] }
}

function textOf(root: XmlElement, name: string): string {
  return elementsNamed(root, name)
    .map((element) => htmlToText(textIn(element)))
    .filter(Boolean)
    .join('\n')
}

/** Names and links of files alternate; a file without a name of its own has its link alone. */
function filesIn(root: XmlElement): Attachment[] {
  const names = elementsNamed(root, '첨부파일명').map(textIn)
  return elementsNamed(root, '첨부파일링크').flatMap((element, index) => {
    const url = keylessAddress(textIn(element), SITE)
    return url ? [{ name: names[index] || '첨부파일', url }] : []
  })
}
