/*
The renderer (slack-blocks-to-jsx) unescapes `&lt;` and then turns Slack's markup into Markdown by patterns. So an escaped `<!channel>`
becomes a mention, a plain `@here` does too, and a bracket in the label of a link ends the link. Characters that Slack would show as they
are get replaced by private-use characters before rendering, and are put back into the rendered text.
*/
const HIDDEN_CHARACTERS = '<>&[]()*_~`@:'
const FIRST_CODE = 0xe000
/** An address, which stays as it is, `:seedling:`, or a colon. */
const ADDRESS_EMOJI_OR_COLON = /<[^|>\s]+[|>]|https?:\/\/\S+|:(?:[+-]1|(?=[\w+-]*[a-z])[a-z\d_+-]+):|:/g

/** Replaces every character of Slack's markup that is only text to Slack. */
export function hidePlainCharacters(markup: string): string {
  return (
    markup
      .replace(/&(lt|gt|amp);/g, (_, name: 'lt' | 'gt' | 'amp') => hide({ lt: '<', gt: '>', amp: '&' }[name]))
      .replace(
        /<([^|>]+)\|([^>]*)>/g,
        (_, url: string, label: string) => `<${escapeUrl(url)}|${label.replace(/[[\]()*_~`]/g, hide)}>`,
      )
      // Not the at sign of an e-mail address or a real mention.
      .replace(/[[\]]|(?<![<\w/.])@/g, hide)
      // Only a name between two colons is an emoji; those of `22:00~07:00` and `부처:환경부’: 3건` stand for themselves.
      .replace(ADDRESS_EMOJI_OR_COLON, (found) => (found.length > 1 ? found : hide(found)))
  )
}

/** Puts the characters back. */
export function restorePlainCharacters(text: string): string {
  return text.replace(
    /[\ue000-\ue00c]/g,
    (character) => HIDDEN_CHARACTERS[character.charCodeAt(0) - FIRST_CODE] as string,
  )
}

function hide(character: string): string {
  return String.fromCharCode(FIRST_CODE + HIDDEN_CHARACTERS.indexOf(character))
}

function escapeUrl(url: string): string {
  return restorePlainCharacters(url).replaceAll('(', '%28').replaceAll(')', '%29')
}
