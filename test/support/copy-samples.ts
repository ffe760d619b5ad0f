import type { BindingNews } from '../../functions/copy/binding-copy.ts'
import type { Copy } from '../../functions/copy/copy.ts'
import { SOURCE_GROUPS, type SourceGroup } from '../../functions/copy/source-copy.ts'
import { ILL_KINDS, type Ill } from '../../functions/ills/ill.ts'
import {
  DEFAULT_OPTIONS,
  NEW_OPTIONS,
  type SubscriptionOptions,
} from '../../functions/subscriptions/subscription-options.ts'

type FunctionNames<Part> = {
  [Name in keyof Part]: Part[Name] extends (...parameters: never[]) => string ? Name : never
}[keyof Part]

type PartSamples<Part> = {
  [Name in FunctionNames<Part>]: Part[Name] extends (...parameters: infer Parameters) => string ? Parameters[] : never
}

/** Arguments for every sentence that takes some: a list for each of its forms (one and several, with and without what may be absent). */
type CopySamples = {
  [Part in keyof Copy as [FunctionNames<Copy[Part]>] extends [never] ? never : Part]: PartSamples<Copy[Part]>
}

const DAY = '2026-07-23'
const LAST_YEAR = '2025-12-31'
// Read aloud, the first ends in a consonant and the second in a vowel. No argument is Korean: what is Korean in a sentence is its own.
const ONE = ['RE100']
const TWO = ['RE100', 'ESG']
const FOUR = ['RE100', 'ESG', 'CBAM', 'IRA']
const NOTE: [string, string[]][] = [
  ['<@U1>', ONE],
  ['<@U1>', TWO],
]
const EDITED: [string, string[]][] = [
  ['<@U1>', ['RE100', 'ESG']],
  ['<@U1>', ['ESG', 'RE100', 'CBAM']],
]
const HOURS: [string, string[]][] = [['<@U1>', ['22:00-07:00']]]
const DAILY: SubscriptionOptions = { ...DEFAULT_OPTIONS, rhythm: 'daily' }
const WEEKLY: SubscriptionOptions = { ...DEFAULT_OPTIONS, rhythm: 'weekly' }
const NO_MENTIONS: SubscriptionOptions = { ...DEFAULT_OPTIONS, mentions: 'left out' }
const NEWS: [BindingNews][] = [
  [{ what: 'moved', kind: '입법예고', day: DAY, before: LAST_YEAR, today: DAY }],
  [{ what: 'moved', toApply: true, day: LAST_YEAR, before: DAY, today: DAY }],
  [{ what: 'withdrawn', kind: '행정예고' }],
  [{ what: 'withdrawn' }],
]
const OF_KINDS: SubscriptionOptions = { ...DEFAULT_OPTIONS, kinds: ['법령', '고시'] }
const OPTIONS: [SubscriptionOptions][] = [
  [DEFAULT_OPTIONS],
  [NEW_OPTIONS],
  [DAILY],
  [WEEKLY],
  [NO_MENTIONS],
  [OF_KINDS],
]
const QUERIES: [string[]][] = [[ONE], [TWO]]
const NAMES_AND_MORE: [string[], number][] = [
  [ONE, 0],
  [TWO, 3],
]
const COUNTS: [number][] = [[1], [2]]
const QUERIES_AND_COUNT: [string[], number][] = [
  [[], 1],
  [ONE, 1],
  [TWO, 3],
]

const NOON = Date.parse('2026-07-23T12:00:00+09:00')
/** Each kind alone with what it must have, and with everything it may have. */
const ILLS: Ill[] = ILL_KINDS.flatMap((kind) => {
  const bare: Ill = { kind, id: kind, subject: 'motir', began: NOON, told: 'nothing', tellings: [], version: 1 }
  const full = { name: 'MOTIR', since: NOON - 5 * 86_400_000, count: 3, detail: 'stale', ended: NOON + 7_200_000 }
  return [bare, { ...bare, ...full }]
})

export const COPY_SAMPLES: CopySamples = {
  message: {
    turnOff: [['RE100']],
    seeSimilar: [
      ['RE100', 0],
      ['RE100', 2],
    ],
    byline: [
      [{ ministry: 'MOTIR', day: DAY, source: 'MOTIR news', mark: 'revised' }],
      [{ day: DAY, source: 'MOTIR news', mark: 'withdrawn' }],
      [{ source: 'MOTIR news' }],
    ],
    reasons: [
      [[{ query: '*RE100*', words: '*RE 100*', where: 'title' }], 0],
      [
        [
          { query: '*RE100*', words: '', where: 'body' },
          { query: '*ESG*', words: '*ESG*', where: 'title' },
          { query: '*CBAM*', words: '*CBAM*', where: 'body', passing: true },
        ],
        2,
      ],
    ],
    attachments: NAMES_AND_MORE,
    alsoAt: NAMES_AND_MORE,
    licence: [['KOGL 1']],
    notification: [
      [{ title: 'News', queries: [] }],
      [{ title: 'News', ministry: 'MOTIR', queries: ONE }],
      [{ title: 'News', queries: TWO }],
    ],
    lineTail: [
      [{ ministry: 'MOTIR', day: DAY, withYear: false }],
      [{ ministry: 'MOTIR', day: LAST_YEAR, mark: 'revised', withYear: true }],
      [{ mark: 'withdrawn', withYear: false }],
    ],
    alsoFor: QUERIES,
    mentionsGroup: COUNTS,
    mentionOf: QUERIES,
    digestHeader: COUNTS,
    digestGroup: [
      ['*RE100*', 1],
      ['', 3],
    ],
    digestNotification: [
      [1, ['News']],
      [5, ['News', 'More news']],
    ],
    withoutLinks: COUNTS,
    tooOld: COUNTS,
    unsent: [
      [1, ['invalid_blocks']],
      [3, ['invalid_blocks', 'no answer']],
      [2, ['no answer']],
    ],
    moreReleases: COUNTS,
    paused: [['<#C1>']],
    pausedBecause: [['is_archived']],
  },
  laws: {
    registering: COUNTS,
    registered: NAMES_AND_MORE,
    already: NAMES_AND_MORE,
    unknownHead: COUNTS,
    unknown: [
      ['RE100', []],
      ['RE100', TWO],
    ],
    moreUnknown: COUNTS,
    tooMany: [[3, 200]],
    undone: NAMES_AND_MORE,
    head: COUNTS,
    next: [
      [[], DAY],
      [[DAY], DAY],
      [['2027-01-08', '2028-01-01'], DAY],
    ],
    page: [[1, 3]],
    removed: [['RE100']],
  },
  binding: {
    kind: [['입법예고'], ['행정예고', '재예고']],
    due: [
      [{ day: DAY, today: DAY }],
      [{ day: DAY, today: LAST_YEAR, before: LAST_YEAR }],
      [{ day: LAST_YEAR, today: DAY }],
      [{ day: DAY, toApply: true }],
    ],
    effective: [
      [{ day: DAY, today: LAST_YEAR, later: [], more: 0 }],
      [{ day: LAST_YEAR, today: DAY, later: [DAY], more: 2 }],
    ],
    news: NEWS,
    newsInList: NEWS,
    reminder: [['due'], ['effective']],
    remindersHeader: [[1], [2]],
    event: [
      [{ of: 'due', toApply: false, title: 'RE100' }],
      [{ of: 'due', toApply: true, title: 'RE100' }],
      [{ of: 'effective', toApply: false, title: 'RE100' }],
    ],
    related: [
      [{}],
      [{ other: '입법예고' }],
      [{ kind: '입법예고', other: '법령' }],
      [{ kind: '법령', other: '입법예고' }],
      [{ kind: '입법예고', other: '입법예고' }],
      [{ kind: '입법예고', other: '입법예고', stage: '재예고' }],
    ],
    dueInList: [[DAY]],
  },
  welcome: { helloAgain: [[ONE], [TWO], [FOUR]], subscribeTo: [['RE100']] },
  changeNote: {
    subscribed: NOTE,
    unsubscribed: NOTE,
    edited: EDITED,
    'at once': NOTE,
    daily: NOTE,
    weekly: NOTE,
    'mentions with the rest': NOTE,
    'mentions in the morning': NOTE,
    'mentions left out': NOTE,
    'kinds press': NOTE,
    'kinds chosen': NOTE,
    reminder: NOTE,
    'no reminder': NOTE,
    'kinds all': NOTE,
    paused: NOTE,
    resumed: NOTE,
    'quiet hours': HOURS,
    'no quiet hours': HOURS,
  },
  answer: {
    subscribed: [
      [ONE, undefined],
      [TWO, '#esg'],
    ],
    subscribedFrom: [
      ['RE100 news', ONE, undefined],
      ['ESG, RE100', TWO, '#esg'],
    ],
    asTyped: [[undefined], ['RE100 news']],
    whichReading: [['ESG RE100']],
    askedLater: NAMES_AND_MORE,
    readingWithout: QUERIES,
    readingAsIs: QUERIES,
    foundInText: QUERIES,
    unknownWords: QUERIES,
    leftOut: NAMES_AND_MORE,
    rhythmsMissed: [
      [['monthly'], 'weekly'],
      [['at once', 'monthly'], 'daily'],
    ],
    replaceBy: QUERIES,
    alreadySubscribed: QUERIES,
    subscribeUndone: QUERIES,
    unsubscribed: QUERIES,
    notSubscribed: QUERIES,
    unsubscribeUndone: QUERIES,
    subscribedNow: QUERIES,
    paused: [['some_error']],
    otherChannel: [['esg'], ['']],
    notYourChannel: [['#esg']],
    unknownCommand: [['/unknown']],
    notUnderstood: [
      ['RE100', '/sources'],
      ['ESG', '/subscriptions'],
    ],
    unknownOption: [['--weekly']],
    unknownChannel: [['#esg']],
    unknownMinistry: [[['MOTIR']], [['MOTIR', 'ME']]],
  },
  spoken: { whatToDo: QUERIES },
  latest: {
    searching: [[[]], ...QUERIES],
    atMost: [[20]],
    wrongCount: [['-3', 20]],
    noneInPeriod: [
      [[], DAY, DAY],
      [ONE, LAST_YEAR, DAY],
    ],
    found: QUERIES_AND_COUNT,
    lookedBackTo: [[DAY]],
    none: [[[]], ...QUERIES],
    tryInstead: QUERIES,
    tryFewerWords: QUERIES,
  },
  due: {
    searching: [[[]], ...QUERIES],
    found: QUERIES_AND_COUNT.map(([queries, count]) => [queries, count, count > 1]),
    day: [
      [DAY, DAY],
      ['2026-12-03', DAY],
    ],
    dayCell: [
      [DAY, DAY],
      ['2027-12-03', DAY],
    ],
    left: [[0], [1], [6]],
    openNow: [
      [1, { hasMore: false, toApply: false }],
      [3, { hasMore: false, toApply: true }],
      [30, { hasMore: true, toApply: false }],
    ],
    seeAll: [[[]], ...QUERIES],
    none: QUERIES,
  },
  offer: { taken: QUERIES, undone: QUERIES },
  sources: {
    head: [
      [{ all: 1, well: 1, needAttention: 0, notRead: 0 }],
      [{ all: 5, well: 5, needAttention: 0, notRead: 0 }],
      [{ all: 5, well: 3, needAttention: 0, notRead: 0 }],
      [{ all: 5, well: 3, needAttention: 1, notRead: 0 }],
      [{ all: 5, well: 3, needAttention: 2, notRead: 1 }],
    ],
    group: SOURCE_GROUPS.flatMap((group): [SourceGroup, string[], number][] => [
      [group, ['MOTIR'], 0],
      [group, ['MOTIR', 'ME'], 3],
    ]),
    line: [
      [{ name: 'MOTIR', health: 'not read yet', missing: [] }],
      [{ name: 'MOTIR', health: 'stale', newest: DAY, missing: [] }],
      [{ name: 'MOTIR', health: 'incomplete', newest: DAY, missing: [DAY] }],
      [{ name: 'MOTIR', health: 'incomplete', missing: [DAY, DAY, DAY, DAY, DAY] }],
    ],
    more: COUNTS,
    healthy: [[['MOTIR', 'ME']]],
    unreadFiles: [
      [[{ name: 'MOTIR', pdf: 1, other: 0 }], 0],
      [
        [
          { name: 'MOTIR', pdf: 3, other: 2 },
          { name: 'ME', pdf: 0, other: 1 },
        ],
        1,
      ],
    ],
  },
  allSubscriptions: { askToEnd: QUERIES, undoPart: [[1, 20]], copied: COUNTS, textOf: [['at once'], ['weekly']] },
  subscriptions: {
    head: [[1], [2], [60, { first: 11, last: 20 }]],
    others: QUERIES,
    line: [
      [{ query: '*RE100*', options: DEFAULT_OPTIONS, since: DAY, today: DAY }],
      [{ query: '*RE100*', options: DAILY, since: LAST_YEAR, today: DAY }],
      [{ query: '*RE100*', options: WEEKLY, since: DAY, until: '2026-07-30', today: DAY }],
    ],
    more: COUNTS,
    better: [
      ['RE100 news', ONE],
      ['ESG, RE100', TWO],
    ],
    edited: [
      ['RE100', ['ESG']],
      ['ESG', ['RE100', 'CBAM']],
    ],
    paused: [
      [ONE, DAY],
      [TWO, DAY],
    ],
    resumed: QUERIES,
    reported: QUERIES,
  },
  options: {
    remindChoice: [[0], [1], [3]],
    inLine: OPTIONS,
    whenSubscribed: OPTIONS,
    changed: [
      [ONE, DEFAULT_OPTIONS],
      [ONE, NEW_OPTIONS],
      [TWO, { mentions: 'with the rest' }],
      [TWO, { mentions: 'left out' }],
      [TWO, { rhythm: 'daily' }],
      [TWO, WEEKLY],
      [TWO, { kinds: 'all' }],
      [TWO, { kinds: 'press' }],
      [TWO, { kinds: ['법령'] }],
      [TWO, { remind: 0 }],
      [ONE, { remind: 5, rhythm: 'daily' }],
      [TWO, OF_KINDS],
    ],
  },
  packs: {
    nameOf: [[{ ko: 'ESG', en: 'ESG' }]],
    option: [
      ['ESG', 0.4],
      ['ESG', 2.9],
    ],
    subscribed: [
      ['ESG', ONE],
      ['ESG', FOUR],
    ],
  },
  quietForm: { restUntil: [['2026-12-03']] },
  quietHours: {
    set: [['22:00', '07:00']],
    onDays: [[['weekends']], [['weekends', 'holidays']]],
    resting: [['2026-12-03', '2026-12-04']],
    restTooLong: [[92]],
    line: [[['22:00-07:00']], [['weekends', 'until 2026-12-04']]],
    notUnderstood: [['late']],
  },
  home: {
    channel: [
      ['<#C1>', 1],
      ['<#C1>', 2],
    ],
    paused: [['some_error']],
    unsent: COUNTS,
    unsentLine: [
      ['News', 'invalid_blocks', 'failed'],
      ['News', 'invalid_blocks', 'tried again'],
      ['News', 'no answer', 'perhaps posted'],
    ],
    moreUnsent: COUNTS,
    lastNotification: [
      [DAY, 'News', 0],
      [DAY, 'News', 2],
    ],
    more: COUNTS,
  },
  hint: {
    synonyms: NAMES_AND_MORE,
    with: QUERIES,
    without: QUERIES,
    ministries: [[['MOTIR', 'ME']]],
    allOfMinistries: [[['MOTIR']], [['MOTIR', 'ME']]],
    kinds: [[['입법예고']], [['법령', '고시']]],
    allOfKinds: [[['입법예고']], [['법령', '고시']]],
    readAs: QUERIES,
    widespread: [
      ['AI', 'AI +ESG'],
      ['AI', undefined],
    ],
    similar: QUERIES,
    more: COUNTS,
  },
  preview: {
    reach: [
      ['RE100', 1, 0],
      ['RE100', 14, 3],
    ],
    veryBroad: [[[]], ...QUERIES],
    none: [
      ['RE100', [], { count: 21, since: DAY }],
      ['RE100', TWO, { count: 1, since: undefined }],
      ['RE100', [], { count: 0, since: DAY }],
    ],
    didYouMean: QUERIES,
    tryLonger: QUERIES,
  },
  refusal: {
    empty: [[[], 0]],
    'too short': NAMES_AND_MORE,
    'only symbols': NAMES_AND_MORE,
    'too long': NAMES_AND_MORE,
    'too many': NAMES_AND_MORE,
    everything: NAMES_AND_MORE,
    'only exclusions': NAMES_AND_MORE,
    'excludes condition': NAMES_AND_MORE,
    'excludes itself': NAMES_AND_MORE,
    'empty label': NAMES_AND_MORE,
    'unknown kind': NAMES_AND_MORE,
    meaningless: NAMES_AND_MORE,
    'too broad': NAMES_AND_MORE,
    'command unsubscribe': NAMES_AND_MORE,
    'command subscriptions': NAMES_AND_MORE,
    'command quiet hours': NAMES_AND_MORE,
    'command latest': NAMES_AND_MORE,
    'command help': NAMES_AND_MORE,
    address: [[[], 0]],
    mention: [[[], 0]],
  },
  ill: {
    head: [
      [1, 0],
      [0, 1],
      [2, 3],
    ],
    began: ILLS.map((ill) => [ill, NOON]),
    todo: ILLS.map((ill) => [ill]),
    ended: ILLS.map((ill) => [ill]),
    forPeople: (['no poll', 'refused workspace', 'late deliveries', 'nothing new'] as const).flatMap((kind) => [
      [kind, undefined, NOON],
      [kind, NOON - 3 * 3_600_000, NOON],
    ]),
    unreadSources: [
      [['MOTIR'], 0, undefined, NOON],
      [TWO, 3, NOON - 86_400_000, NOON],
    ],
  },
}
