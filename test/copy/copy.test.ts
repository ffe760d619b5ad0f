import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ko } from '../../functions/copy/ko/ko.ts'
import { COPIES } from '../../functions/slack/client/workspace-copies.ts'

const SLACK = new URL('../../functions/slack/', import.meta.url)

test('no Korean is said outside the copy', () => {
  const files = readdirSync(SLACK).filter((name) => name.endsWith('.ts'))
  const speaking = files.filter((name) =>
    /\p{Script=Hangul}/u.test(withoutComments(readFileSync(new URL(name, SLACK), 'utf8'))),
  )
  expect(speaking).toEqual([])
})

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}

test.each([
  ['2026-07-23', '2026년 7월 23일 (목)'],
  ['2023-12-15', '2023년 12월 15일 (금)'],
  ['2024-02-29', '2024년 2월 29일 (목)'],
  ['2026-01-01', '2026년 1월 1일 (목)'],
])('the day %s is said %s', (day, said) => {
  expect(ko.latest.lookedBackTo(day)).toContain(said)
})

test.each([
  [ko.answer.subscribed(['희소금속', '탄소중립']), '‘희소금속’, ‘탄소중립’을 구독합니다'],
  [ko.answer.subscribed(['ESG']), '‘ESG’를 구독합니다'],
  [ko.answer.subscribed(['RE100']), '‘RE100’을 구독합니다'],
  [ko.answer.alreadySubscribed(['수소']), '‘수소’는 이미'],
  [ko.answer.notSubscribed(['공급망']), '‘공급망’은 구독하고'],
  [ko.latest.looking(['CBAM']), '‘CBAM’을 찾고'],
])('the sentence %j has the right particle', (sentence, part) => {
  expect(sentence).toContain(part)
})

type Said = string | RegExp | ((...given: never[]) => string) | Said[] | { [name: string]: Said }

/** Every sentence of a language by its place, a function as what it makes of English words. */
function sentences(said: Said, place = ''): [string, string][] {
  if (typeof said === 'string') return [[place, said]]
  if (typeof said === 'function') return [[place, (said as (...given: unknown[]) => string)(...givenTo(place))]]
  if (said instanceof RegExp) return [[place, 'a pattern']]
  return Object.entries(said).flatMap(([name, inner]) => sentences(inner as Said, `${place}.${name}`))
}

const ABOUT = { ministry: 'MOTIR', day: '2026-07-23', mark: 'revised', source: 'MOTIR news' }

/** Arguments that any sentence of that place can take, none of them Korean. */
function givenTo(place: string): unknown[] {
  if (/\.note\./.test(place)) return ['<@U1>', ['RE100', 'ESG']]
  if (/\.refusal\./.test(place)) return [['RE100']]
  if (/hint\.widespread$/.test(place)) return ['RE100']
  if (/hint\.synonyms$/.test(place)) return [['RE100'], 2]
  if (/latest\.wrongCount$/.test(place)) return ['-3', 20]
  if (/subscriptions\.edited$/.test(place)) return ['RE100', ['ESG']]
  if (/(byline|lineTail)$/.test(place)) return [ABOUT]
  if (/notification$/.test(place)) return [{ title: 'ESG', queries: ['RE100', 'CBAM'] }]
  if (/subscriptions\.line$/.test(place))
    return [{ query: 'RE100', rhythm: 'daily', since: ABOUT.day, today: ABOUT.day }]
  if (/sources\.line$/.test(place)) return [{ name: 'MOTIR', health: 'stale', newest: ABOUT.day }]
  if (/\.reasons$/.test(place)) return [[{ query: 'RE100', words: 'RE100', where: 'body' }], 2]
  if (/preview\.(reach)$/.test(place)) return ['RE100', 14, 3]
  if (/preview\.none$/.test(place)) return ['RE100', ['ESG']]
  if (/home\.last$/.test(place)) return [ABOUT.day, 'ESG', 2]
  if (/lookedBackTo$/.test(place)) return [ABOUT.day]
  if (/(rhythmChanged)$/.test(place)) return [['RE100'], 'daily']
  if (/subscriptions\.paused$/.test(place)) return [['RE100'], ABOUT.day]
  if (/(digestNotification|sources\.head)$/.test(place)) return place.endsWith('head') ? [3, 5] : [3, ['ESG']]
  if (/notUnderstood$/.test(place)) return ['ESG', '/sources']
  if (/(digestGroup|home\.channel)$/.test(place)) return ['ESG', 3]
  if (/(attachments|alsoAt)$/.test(place)) return [['ESG'], 2]
  if (/latest\.found$/.test(place)) return [['RE100'], 3]
  if (/quiet\.(set|line)$/.test(place)) return ['22:00', '07:00']
  if (/(atMost|more|head|tooOld|withoutLinks|moreReleases|digestHeader)$/i.test(place)) return [3]
  if (
    /(turnOff|subscribeTo|noOption|noChannel|licence|unknownCommand|otherChannel|notYourChannel|\.paused|pausedBecause)$/.test(
      place,
    )
  )
    return ['ESG']
  return [['RE100']]
}

const spoken = Object.entries(COPIES).map(([language, copy]) => {
  const { words: _, ...said } = copy
  return { language, sentences: new Map(sentences(said as unknown as Said)) }
})

test('both languages say the same things', () => {
  const [korean, english] = spoken
  expect([...(english?.sentences.keys() ?? [])]).toEqual([...(korean?.sentences.keys() ?? [])])
  expect(korean?.sentences.size).toBeGreaterThan(120)
})

test.each(spoken)('every sentence in $language is whole', ({ sentences }) => {
  const broken = [...sentences].filter(([, text]) => text.trim() === '' || /undefined|NaN|\[object/.test(text))
  expect(broken).toEqual([])
})

// What stays Korean in English: our name, keywords to try, words of the query language, the other language's own name.
const KOREAN_ANYWHERE = /초록|희소금속|탄소중립|중대재해|공급망|전기 안전|수소|자동차|환경부|부처:|제목:|한국어/g

test('English is spoken in English', () => {
  const english = spoken.find(({ language }) => language === 'en')
  const korean = [...(english?.sentences ?? [])].filter(([, text]) =>
    /\p{Script=Hangul}/u.test(text.replace(KOREAN_ANYWHERE, '')),
  )
  expect(korean).toEqual([])
})

test('what Slack cuts short is short enough in both languages', () => {
  for (const { modal, subscriptions, message, home } of Object.values(COPIES)) {
    for (const text of [modal.title, modal.editTitle, modal.submit, modal.save, modal.close, modal.done])
      expect(text.length).toBeLessThanOrEqual(24)
    const options = [
      ...Object.values(subscriptions.choices),
      ...Object.values(modal.rhythms),
      message.rest,
      message.wrong,
    ]
    for (const text of [...options, message.seeMore, home.add]) expect(text.length).toBeLessThanOrEqual(75)
  }
})

test.each([
  ['2026-07-23', 'Thu 23 Jul 2026'],
  ['2023-12-15', 'Fri 15 Dec 2023'],
])('the day %s is said %s in English', (day, said) => {
  expect(COPIES.en.latest.lookedBackTo(day)).toContain(said)
})
