import type { koPreview } from '../ko/ko-preview.ts'
import { counted, quoted } from './en-words.ts'

/** What new subscriptions would have brought. */
export const enPreview: typeof koPreview = {
  reach: (query: string, releases: number, perWeek: number) =>
    `${quoted([query])}: ${counted(releases, 'release')} in the last 30 days${perWeek > 0 ? `, about ${perWeek} a week` : ''}`,
  veryBroad: (narrower: string[]) =>
    `That is more than 10 a day. Narrow it with \`"exactly so"\`, \`+word\`, \`-word\` or \`부처:name\`, or receive it every morning (\`/subscriptions\`).${narrower.length > 0 ? ` Narrower: ${quoted(narrower)}` : ''}`,
  none: (query: string, wider: string[]) =>
    `${quoted([query])}: nothing in the last 30 days. You will hear when it comes.${wider.length > 0 ? ` Wider: ${quoted(wider)}` : ''}`,
  meant: (terms: string[]) => `Did you mean ${quoted(terms)}?`,
  longer: (terms: string[]) => ` How about ${quoted(terms)}?`,
}
