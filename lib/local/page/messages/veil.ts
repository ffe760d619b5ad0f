// The renderer turns Slack's markup into Markdown by patterns, after it has unescaped `&lt;`: so an escaped `<!channel>` becomes a
// mention, as does a plain `@here`, and a bracket in a link's label ends the link. Characters that are only characters are hidden
// from it as private ones.
const PLAIN = '<>&[]()*_~`@:'
const FIRST = 0xe000

/** Slack's markup with everything hidden that to Slack is only text. */
export function veil(markup: string): string {
  return (
    markup
      .replace(/&(lt|gt|amp);/g, (_, name: 'lt' | 'gt' | 'amp') => hidden({ lt: '<', gt: '>', amp: '&' }[name]))
      .replace(
        /<([^|>]+)\|([^>]*)>/g,
        (_, url: string, label: string) => `<${address(url)}|${label.replace(/[[\]()*_~`]/g, hidden)}>`,
      )
      // The at sign of an address or a real mention stays; the colons of `22:00~07:00` would make an emoji.
      .replace(/[[\]]|(?<![<\w/.])@|(?<=\b\d{1,2}):(?=\d\d\b)/g, hidden)
  )
}

/** The text as people are to read it. */
export function unveil(text: string): string {
  return text.replace(/[\ue000-\ue00c]/g, (character) => PLAIN[character.charCodeAt(0) - FIRST] as string)
}

function hidden(character: string): string {
  return String.fromCharCode(FIRST + PLAIN.indexOf(character))
}

function address(url: string): string {
  return unveil(url).replaceAll('(', '%28').replaceAll(')', '%29')
}
