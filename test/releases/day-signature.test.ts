import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  addToSignature,
  bitsOfName,
  bitsOfPublisher,
  type DaySignature,
  emptySignature,
  isSignaturePart,
  mayHold,
  mergeSignature,
  SIGNATURE_FORM,
} from '../../functions/releases/day-signature.ts'
import { fold } from '../../functions/text/korean.ts'
import { aRelease } from '../support/a-release.ts'

function signatureOf(...releases: Parameters<typeof aRelease>): DaySignature {
  const signature = emptySignature()
  for (const change of releases) addToSignature(signature, aRelease(change))
  return signature
}

const mayHoldName = (signature: DaySignature, name: string) => mayHold(signature, bitsOfName(fold(name).text))

test('whatever stands in a title or a text may be held, however long, over spaces, dots and lines', () => {
  const text = '정부는 2027년까지 ESG·공시를 늘리고\n희소 금속을 비축한다.'
  const signature = signatureOf({ title: 'ＣＢＡＭ 대응', text })
  const letters = fold(`ＣＢＡＭ 대응\n${text}`).text
  for (let from = 0; from < letters.length; from += 1)
    for (let to = from + 1; to <= letters.length; to += 1)
      expect(mayHold(signature, bitsOfName(letters.slice(from, to))), letters.slice(from, to)).toBe(true)
})

test('what stands nowhere is told apart, also where its letters stand in other words', () => {
  const signature = signatureOf({ title: '희소 자원과 소금, 금속의 수급', text: '수급 대책을 세운다.' })
  expect(mayHoldName(signature, '희소금속')).toBe(false)
  expect(mayHoldName(signature, '리튬')).toBe(false)
  expect(mayHoldName(signature, '금속')).toBe(true)
})

test('a single letter may be anywhere', () => {
  expect(mayHoldName(emptySignature(), '물')).toBe(true)
})

test('the letters of a text are signed as it is stored and as it is searched without whom to call', () => {
  const text = '수소 대책이다.\n문의: 홍길동 사무관(044-201-1234)\n전기차 대책이다.'
  const signature = signatureOf({ title: '대책', text })
  expect(mayHoldName(signature, '홍길동')).toBe(true)
  expect(mayHoldName(signature, '다전')).toBe(true)
})

test('a publisher is known by its whole name, by the first word of it, and as one of several copies', () => {
  const alsoAt = [{ sourceId: 'b', sourceName: '나', url: 'https://a.kr', ministry: '환경부' }]
  const signature = signatureOf({ ministry: '산업통상부 자원안보정책과', alsoAt })
  const mayPublish = (name: string) => mayHold(signature, bitsOfPublisher(name))
  expect(['산업통상부 자원안보정책과', '산업통상부', '환경부'].map(mayPublish)).toEqual([true, true, true])
  expect(['소방청', '산업', '통상부', '고용노동부'].map(mayPublish)).toEqual([false, false, false, false])
})

test('a part that was not read says yes to everything', () => {
  expect(mayHoldName(Array.from({ length: 32 }), '희소금속')).toBe(true)
})

test('merging adds and never takes away', () => {
  const [one, other] = [signatureOf({ title: '희소금속' }), signatureOf({ title: '전기차 보조금' })]
  expect(mergeSignature(one, other)).toBe(true)
  expect([mayHoldName(one, '희소금속'), mayHoldName(one, '보조금')]).toEqual([true, true])
  expect(mergeSignature(one, other)).toBe(false)
})

test('bytes of another length are no part of a signature', () => {
  expect(emptySignature().every(isSignaturePart)).toBe(true)
  expect([new Uint8Array(3), 'x', undefined].some(isSignaturePart)).toBe(false)
})

test('bits are chosen as they were: what was signed before is found by the same bits', () => {
  const signature = signatureOf({
    title: 'ＲＥ１００ ‘탄소중립’ 이행',
    text: '① 희소·금속 3.5% 늘린다',
    ministry: '환경부',
  })
  const hash = createHash('sha256')
  for (const bytes of signature) hash.update(bytes ?? '')
  // Should this change, SIGNATURE_FORM must rise, and installers sign their days anew.
  expect({ form: SIGNATURE_FORM, hash: hash.digest('hex').slice(0, 16) }).toEqual({ form: 1, hash: '6e254b817ffad8aa' })
})
