import { kindWord, NAMED_KINDS } from '../../subscriptions/query/named-kind.ts'
import { MAX_QUERIES_PER_INPUT } from '../../subscriptions/query/query.ts'
import type { HintCopy, PreviewCopy, RefusalCopy, SubscribeFormCopy } from '../keyword-copy.ts'
import type { PackCopy } from '../pack-copy.ts'
import { kindNames } from './en-binding.ts'
import { counted, quoted, shortDay } from './en-words.ts'

export const enForm: SubscribeFormCopy = {
  title: 'Subscribe to keywords',
  editTitle: 'Edit subscription',
  submit: 'Subscribe',
  save: 'Save',
  close: 'Cancel',
  done: 'Close',
  preview: 'Preview',
  query: 'Keywords',
  example: '희소금속, 탄소중립',
  conditions: 'Separate several by commas. Examples: 수소 -자동차 (without the second), "전기 안전" (exactly so)',
  ministries: 'Ministries',
  anyMinistry: 'All ministries',
  ministryKinds: {
    ministry: 'Ministries',
    office: 'Offices of the prime minister',
    agency: 'Agencies',
    commission: 'Commissions',
    other: 'Others',
  },
  where: 'Where to look',
  onlyTitle: 'Titles only',
  channel: 'Channel',
  chooseChannel: 'Choose a channel',
  reading: 'How is it meant?',
}

export const enPacks: PackCopy = {
  nameOf: ({ en }) => en,
  option: (name, perDay) => `${name} (about ${Math.max(1, Math.round(perDay))} a day)`,
  choose: 'Choose a set of keywords',
  label: 'Sets of keywords',
  subscribed: (name, queries) =>
    `Subscribed to ${counted(queries.length, 'keyword')} of the set “${name}”: ${quoted(queries)}.`,
  editable: 'Edit or end each by itself with `/subscriptions`.',
}

export const enHint: HintCopy = {
  exact: 'exactly so',
  synonyms: (names, more) => `also as ${quoted(names)}${more > 0 ? ` and ${more} more` : ''}`,
  with: (words) => `only with ${quoted(words)}`,
  without: (words) => `not with ${quoted(words)}`,
  ministries: (names) => `only from ${names.join(', ')}`,
  kinds: (kinds) => `only ${kindNames(kinds)}`,
  allOfMinistries: (names) => `everything from ${names.join(', ')}`,
  allOfKinds: (kinds) => `every ${kindNames(kinds)}`,
  inTitle: 'titles only',
  widespread: (word, narrower) =>
    `nearly every release has this word, so it will bring very many. Narrow it, as in “${narrower ?? `${word} +수소`}”.`,
  similar: (terms) => `Similar keywords: ${quoted(terms)}`,
  readAs: (queries) => `will be subscribed as ${quoted(queries)}`,
  more: (count) => `and ${counted(count, 'more keyword')}`,
  searching: 'Looking at the releases of the last 30 days…',
}

export const enPreview: PreviewCopy = {
  reach: (query, releases, perWeek) => {
    const pace =
      perWeek >= 7 ? `, about ${Math.round(perWeek / 7)} a day` : perWeek > 0 ? `, about ${perWeek} a week` : ''
    return `${quoted([query])}: ${counted(releases, 'release')} in the last 30 days${pace}`
  },
  veryBroad: (narrower) =>
    `This may bring more than 10 a day. Narrow it by writing \`+수소\` (only together with), \`-자동차\` (without) or \`부처:기후에너지환경부\` (that ministry only) behind the keyword, or receive it every morning (\`/subscriptions\`).${narrower.length > 0 ? ` Narrower: ${quoted(narrower)}` : ''}`,
  none: (query, wider, { count, since }) => {
    const searched = since ? `read since ${shortDay(since)}` : 'of the last 30 days'
    const none =
      count > 0
        ? `no match in the ${counted(count, 'release')} ${searched}.`
        : 'no release was read in the last 30 days, so there is nothing to look in yet.'
    return `${quoted([query])}: ${none}${wider.length > 0 ? ` Wider: ${quoted(wider)}` : ''}`
  },
  didYouMean: (terms) => `Did you mean ${quoted(terms)}?`,
  tryLonger: (terms) => ` How about ${quoted(terms)}?`,
}

export const enRefusal: RefusalCopy = {
  empty: () => 'Please add a keyword, for example 희소금속, 탄소중립.',
  'too short': (texts, more) =>
    `A single letter such as ${quoted(texts, more)} would find releases about anything. Please write two or more, such as “희소금속”.`,
  'only symbols': (texts, more) =>
    `There is nothing to look for in ${quoted(texts, more)}. Please use letters or digits.`,
  'too long': (texts, more) => `${quoted(texts, more)} is too long. A few main words are enough.`,
  'too many': (texts, more) =>
    `At most ${MAX_QUERIES_PER_INPUT} keywords at once: ${quoted(texts, more)} had no place. Please enter them separately.`,
  everything: (texts, more) =>
    `${quoted(texts, more)} alone does not say which releases you look for, so nothing was subscribed. Please name a subject (탄소중립) or a ministry (\`부처:기후에너지환경부\`).`,
  meaningless: (texts, more) =>
    `I do not know what ${quoted(texts, more)} means, so nothing was subscribed. Please correct it, or put it in quotes if it is meant: \`"${texts[0]}"\`.`,
  'too broad': (texts, more) =>
    `What is left of ${quoted(texts, more)} is too wide to subscribe without asking. Please add words, as in \`EU CBAM\`, or enter that one word alone.`,
  'command unsubscribe': (texts, more) =>
    `${quoted(texts, more)} was not subscribed as a keyword. To end a subscription use \`/unsubscribe 탄소중립\`, or \`/unsubscribe\` alone to choose from a list.`,
  'command subscriptions': (texts, more) =>
    `${quoted(texts, more)} was not subscribed as a keyword. To see, change or pause subscriptions use \`/subscriptions\`.`,
  'command quiet hours': (texts, more) =>
    `${quoted(texts, more)} was not subscribed as a keyword. Set quiet hours with \`/subscriptions quiet 22:00-07:00\`.`,
  'command latest': (texts, more) =>
    `${quoted(texts, more)} was not subscribed as a keyword. Past releases are found with \`/latest\` or \`/latest 탄소중립\`.`,
  'command help': (texts, more) =>
    `${quoted(texts, more)} was not subscribed as a keyword. \`/subscribe help\` says how to use Chorok.`,
  'only exclusions': (texts, more) =>
    `${quoted(texts, more)} only says what to leave out. Please name a topic as well, as in \`수소 -자동차\`.`,
  'excludes condition': (texts, more) =>
    `${quoted(texts, more)} leaves out a ministry, a title or a kind, and only words can be left out, so nothing was subscribed. Please name the ministries or kinds you want (\`탄소중립 부처:기후에너지환경부\`, \`탄소중립 종류:입법예고\`) or words to leave out (\`탄소중립 -자동차\`). To leave out releases that mention a ministry, put its name in quotes: \`-"기후에너지환경부"\`.`,
  'excludes itself': (texts, more) =>
    `${quoted(texts, more)} leaves out the very words it looks for, so no release can match. Please change what is left out, as in \`수소 -자동차\`.`,
  'unknown kind': (texts, more) =>
    `The kind in ${quoted(texts, more)} is not known. Please write one of ${NAMED_KINDS.map((kind) => `\`종류:${kindWord(kind)}\``).join(', ')}.`,
  'empty label': (texts, more) =>
    `A ministry, the words of a title or a kind are missing in ${quoted(texts, more)}. Please write them right behind the colon: \`부처:기후에너지환경부\`, \`제목:수소\`, \`종류:입법예고\`.`,
  address: () => 'An address is no keyword. Please write the words to look for, for example 탄소중립.',
  mention: () =>
    'Mentions of people or @channel are no keywords. For another channel, name that one channel: `/subscribe 탄소중립 #channel`',
}
