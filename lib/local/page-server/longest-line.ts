/** The most characters one may type at once, as in Slack. */
export const LONGEST_LINE = 4_000
