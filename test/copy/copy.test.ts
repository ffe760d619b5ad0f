import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Copy } from '../../functions/copy/copy.ts'
import { en } from '../../functions/copy/en/en.ts'
import { ko } from '../../functions/copy/ko/ko.ts'
import { COPIES } from '../../functions/copy/languages/copies.ts'
import { LANGUAGE_NAMES, Language } from '../../functions/copy/languages/language.ts'
import type { Ill } from '../../functions/ills/ill.ts'
import { SUGGESTIONS } from '../../functions/slack/incoming/ids.ts'
import { COPY_SAMPLES } from '../support/copy-samples.ts'

type Say = (...parameters: unknown[]) => string

/** Every sentence of a language by its place (`message.tooOld[1]`), a function once for each of its samples. */
function sentencesOf({ commandWords: _, ...copy }: Copy): Map<string, string> {
  const sentences = new Map<string, string>()
  collect(copy, [])
  return sentences

  function collect(entry: unknown, place: string[]): void {
    if (typeof entry === 'string') sentences.set(place.join('.'), entry)
    else if (typeof entry === 'function') collectSamples(entry as Say, place)
    else for (const [name, inner] of Object.entries(entry as object)) collect(inner, [...place, name])
  }

  function collectSamples(say: Say, [part = '', name = '']: string[]): void {
    const samples = (COPY_SAMPLES as Record<string, Record<string, unknown[][]>>)[part]?.[name]
    if (!samples) throw new Error(`no samples for ${part}.${name}`)
    for (const sample of samples) sentences.set(`${part}.${name}${JSON.stringify(sample)}`, say(...sample))
  }
}

/** What has to be the same in every language: each entry by its place, with its kind. */
function shapeOf(entry: unknown, place = ''): string[] {
  if (Array.isArray(entry)) return [`${place}: list`]
  if (entry instanceof RegExp) return [`${place}: pattern`]
  if (typeof entry !== 'object') return [`${place}: ${typeof entry}`]
  return Object.entries(entry as object).flatMap(([name, inner]) => shapeOf(inner, `${place}.${name}`))
}

const LANGUAGES = Language.options.map((language) => ({ language, copy: COPIES[language] }))

describe.each(LANGUAGES)('in $language', ({ copy }) => {
  const sentences = [...sentencesOf(copy)]

  test('every entry of the contract is there, and of its kind', () => {
    expect(shapeOf(copy).sort()).toEqual(shapeOf(ko).sort())
    expect(copy.welcome.suggestions).toHaveLength(SUGGESTIONS.length)
    expect(sentences.length).toBeGreaterThan(250)
  })

  test('no sentence is empty or has a hole in it', () => {
    expect(sentences.filter(([, text]) => text.trim() === '' || /undefined|NaN|\[object/.test(text))).toEqual([])
  })

  test('no particle is left for the reader to choose', () => {
    expect(
      sentences.filter(([, text]) => /[을를은는이가와과]\/[을를은는이가와과]|으로\/로|\(으\)로/.test(text)),
    ).toEqual([])
  })

  test('no sentence of its own needs to be escaped', () => {
    const needing = sentences.filter(([, text]) => /[&<>]/.test(text.replace(/<[@#]\w+>/g, '')))
    expect(needing).toEqual([])
  })

  test('what Slack cuts short is short enough', () => {
    const { form, subscriptions, options, message, home } = copy
    for (const text of [form.title, form.editTitle, form.submit, form.save, form.close, form.done])
      expect(text.length).toBeLessThanOrEqual(24)
    const choices = [
      ...Object.values(subscriptions.choices),
      ...Object.values(options.fields.rhythm.choices),
      message.pauseForWeek,
      message.reportWrongMatch,
    ]
    for (const text of [...choices, message.seeSimilar, home.add]) expect(text.length).toBeLessThanOrEqual(75)
  })
})

test('workspaces have stored these names of languages, and the menu offers them in this order', () => {
  expect(Language.options.slice(0, 2)).toEqual(['ko', 'en'])
  expect(Object.values(LANGUAGE_NAMES).slice(0, 2)).toEqual(['한국어', 'English'])
})

test('no Korean is said outside the copy', () => {
  const speaking = globSync('functions/slack/**/*.ts').filter((path) =>
    /\p{Script=Hangul}/u.test(withoutComments(readFileSync(path, 'utf8'))),
  )
  expect(speaking).toEqual([])
})

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}

// What stays Korean in English: our name, keywords to try, words of the query language.
const KOREAN_ANYWHERE =
  /초록|희소금속|탄소중립|중대재해|공급망|전기 안전|수소|자동차|기후에너지환경부|부처:|제목:|종류:[가-힣]+|중처법|화관법|실사법/g

test('English is spoken in English', () => {
  const korean = [...sentencesOf(en)].filter(([, text]) => /\p{Script=Hangul}/u.test(text.replace(KOREAN_ANYWHERE, '')))
  expect(korean).toEqual([])
})

test.each([
  ['2026-07-23', '2026년 7월 23일 (목)', ko],
  ['2023-12-15', '2023년 12월 15일 (금)', ko],
  ['2024-02-29', '2024년 2월 29일 (목)', ko],
  ['2026-01-01', '2026년 1월 1일 (목)', ko],
  ['2026-07-23', 'Thu 23 Jul 2026', en],
  ['2023-12-15', 'Fri 15 Dec 2023', en],
])('the day %s is said %s', (day, said, copy) => {
  expect(copy.latest.lookedBackTo(day)).toContain(said)
})

test.each([
  [ko.answer.subscribed(['희소금속', '탄소중립'], undefined), '‘희소금속’, ‘탄소중립’을 구독했습니다'],
  [ko.answer.subscribed(['ESG'], undefined), '‘ESG’를 구독했습니다'],
  [ko.answer.subscribed(['RE100'], undefined), '‘RE100’을 구독했습니다'],
  [ko.answer.alreadySubscribed(['수소']), '‘수소’는 이미'],
  [ko.answer.notSubscribed(['공급망']), '‘공급망’은 구독하고'],
  [ko.latest.searching(['CBAM']), '‘CBAM’을 찾고'],
  [ko.answer.readingWithout(['자동차']), '‘자동차’는 빼고'],
  [ko.answer.whichReading('탄소중립 ESG'), '‘탄소중립 ESG’를 어떻게 구독할까요?'],
])('the sentence %j has the right particle', (sentence, part) => {
  expect(sentence).toContain(part)
})

test.each([
  [
    ko.preview.none('RE100', [], { count: 21, since: '2026-11-27' }),
    '11월 27일부터 읽은 발표 21건 가운데 맞는 발표가 없습니다.',
  ],
  [ko.preview.none('RE100', [], { count: 0, since: undefined }), '최근 30일 동안 읽은 발표가 없어'],
  [
    en.preview.none('RE100', [], { count: 21, since: '2026-11-27' }),
    'no match in the 21 releases read since Fri 27 Nov.',
  ],
  [en.preview.none('RE100', [], { count: 0, since: undefined }), 'no release was read in the last 30 days'],
])('a preview that found nothing says what it looked through: %s', (sentence, part) => {
  expect(sentence).toContain(part)
})

test('an ill that is over says how long it stood, and what it was', () => {
  const began = Date.parse('2026-07-23T12:00:00+09:00')
  const about = { began, ended: began + 3 * 3_600_000, told: 'beginning' as const, tellings: [], version: 1 }
  const ill: Ill = {
    ...about,
    id: 'source#motir',
    kind: 'source',
    subject: 'motir',
    name: '산업통상부',
    detail: 'unreachable',
  }
  expect(ko.ill.ended(ill)).toBe('해결(3시간 만): 산업통상부: 하루 넘게 연결되지 않습니다.')
  expect(en.ill.ended(ill)).toBe('Over (after 3 hours): 산업통상부: out of reach for over a day.')
})

test.each(LANGUAGES)('in $language no refusal hides how many texts it is about', ({ copy }) => {
  const { empty: _, address, mention, ...named } = copy.refusal
  const hiding = Object.entries(named).filter(([, say]) => !say(['A', 'B'], 37).includes('37'))
  expect([hiding, address([], 0) === '', mention([], 0) === '']).toEqual([[], false, false])
})
