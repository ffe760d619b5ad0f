import { describe, expect, test } from 'vitest'
import { institutionsIn } from '../../../functions/sources/document/institution-name.ts'

describe('the institutions that words name', () => {
  test.each([
    '시험부',
    '시험시',
    '시험도',
    '시험군청',
    '시험교육지원청',
    '시험위원회',
    '시험상공회의소',
    '시험테크노파크',
    '시험신문',
    '시험산업진흥원',
    '시험지역난방공사',
    '시험대학교',
    '시험회계법인',
    '㈜시험',
    'KTLX',
    '시험TP',
    'Korea Testing Agency',
    'Ministry of Testing',
    'Testing University',
    '시험시 보도자료',
    '시험청 소식 (시험과)',
  ])('%s', (words) => {
    expect(institutionsIn(words).length).toBeGreaterThan(0)
  })

  test.each([
    '보도자료',
    '고시·공고',
    '행정고시',
    '기업공시',
    '법령제도',
    '정책연구',
    '민원',
    '지원사업 신청',
    '관계부처',
    '정부',
    '언론보도',
    '설명회',
    '기후 대응기구',
    'ESG NEWS',
    'RSS',
    'News & Events',
    '위원회 소개',
    '경제자유특구',
  ])('%s names none', (words) => {
    expect(institutionsIn(words)).toEqual([])
  })

  test('an English name of its own is not looked for in a logo', () => {
    expect(institutionsIn('Financial Services Commission', { isEnglish: false })).toEqual([])
  })
})
