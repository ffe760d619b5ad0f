import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ko } from '../../../functions/copy/ko/ko.ts'
import { COPIES } from '../../../functions/copy/languages/copies.ts'
import { hintBlocks, hintLines } from '../../../functions/slack/subscribe/form-hint.ts'

test.each<[string, string[]]>([
  ['', []],
  ['  ', []],
  ['희소금속', ['• *희소금속* — 같은 말 ‘희유금속’, ‘rare metal’, ‘rare metals’도 함께']],
  ['"전기 안전"', ['• *전기 안전* — 적은 그대로만']],
  ['경칩 +드론 -훈련 부처:산림청', ['• *경칩* — ‘드론’도 나오는 발표만 · ‘훈련’이 나오는 발표는 제외 · 산림청 발표만']],
  ['제목:경칩', ['• *경칩* — 제목에서만']],
  ['탄소중림', ['• *탄소중림* — 혹시 ‘탄소중립’을 찾으셨나요?']],
  ['지원', ['• *지원* — 거의 모든 발표에 나오는 말이라 알림이 아주 많아집니다. ‘지원 +수소’처럼 좁혀 보세요.']],
  ['부처:산림청', ['• *부처:산림청* — 산림청의 모든 발표']],
  [
    '탄소중립 관련 소식',
    [
      '• *탄소중립* — 같은 말 ‘넷 제로’, ‘네트 제로’, ‘net zero’ 외 6개도 함께',
      '• 탄소중립 관련 소식 → ‘탄소중립’으로 구독합니다',
    ],
  ],
  ['리튬 코발트', []],
  [
    '환경',
    [
      '• *환경* — 거의 모든 발표에 나오는 말이라 알림이 아주 많아집니다. ‘대기오염’처럼 좁혀 보세요. · 비슷한 키워드: ‘환경표지’, ‘환경경영체제’',
    ],
  ],
  ['정책 +산불', ['• *정책* — ‘산불’도 나오는 발표만']],
  ['경칩, 청명', ['• *경칩*', '• *청명*']],
])('%j is understood as %j', (typed, lines) => {
  expect(hintLines(typed, ko)).toEqual(lines)
})

test('what a known keyword begins with is answered with it', () => {
  expect(hintLines('희소', ko)[0]).toContain('비슷한 키워드: ‘희소금속’')
})

test.each([
  ['뷁', '‘뷁’은 한 글자라'],
  ['!!', '찾을 글자가 없습니다'],
  ['-자동차', '뺄 말만 있습니다'],
])('%s is answered with why it cannot be', (typed, why) => {
  expect(hintLines(typed, ko).join()).toContain(why)
})

test('whatever is typed, the hint stays within what Slack takes, and is harmless', () => {
  const pieces = [
    '<!channel>',
    '&',
    '"',
    ',',
    ' ',
    '-',
    '+',
    '제목:',
    '부처:환경부',
    '희소금속',
    '가'.repeat(70),
    '*',
    '\n',
    '물',
    '정책',
  ]
  const typed = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string(),
  )
  fc.assert(
    fc.property(typed, fc.constantFrom('ko' as const, 'en' as const), (text, language) => {
      for (const block of hintBlocks(text.slice(0, 1000), COPIES[language])) {
        const said = (block as { elements: { text: string }[] }).elements[0]?.text ?? ''
        expect(said.length).toBeLessThanOrEqual(2000)
        expect(said).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
      }
    }),
  )
})
