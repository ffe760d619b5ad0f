const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for an XML or HTML document, attributes in double quotes included. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (character) => NAMED[character] as string)
}
