import { expect, test } from 'vitest'
import { withoutHeadNames, withoutHeads } from '../../functions/text/head-names.ts'

test.each([
  ['환경부(장관 홍길동)는 밝혔다.', '환경부는 밝혔다.'],
  ['환경부 (장관: 홍길동)는 밝혔다.', '환경부는 밝혔다.'],
  ['기상청(청장 이 미 르)과 소방청(청장 탁빛나라)은', '기상청과 소방청은'],
  ['공정거래위원회(위원장 홍길동, 이하 ‘공정위’)는', '공정거래위원회(이하 ‘공정위’)는'],
  ['한국수자원공사(K-water, 사장 홍길동)는', '한국수자원공사(K-water)는'],
  ['과학기술정보통신부(부총리 겸 과기정통부 장관 홍길동)는', '과학기술정보통신부는'],
  ['질병관리청(청장 직무대행 홍길동)은', '질병관리청은'],
  ['한밭특별시(시장 홍길동)와 새솔도(도지사 이한별)는', '한밭특별시와 새솔도는'],
  ['탄소중립위원회(공동위원장 홍길동·이한별)는', '탄소중립위원회는'],
  ['시험전자(대표이사 홍길동)는', '시험전자는'],
])('%s is read as %s, and stored without the name', (text, kept) => {
  expect(withoutHeads(text)).toBe(kept)
  const stored = withoutHeadNames(text)
  expect(stored).not.toMatch(/홍길동|이 미 르|탁빛나라|이한별/)
  expect(withoutHeads(stored)).toBe(kept)
})

test('the title of the head is stored, by which the lead is known', () => {
  expect(withoutHeadNames('공정거래위원회(위원장 홍길동, 이하 ‘공정위’)는')).toBe(
    '공정거래위원회(위원장, 이하 ‘공정위’)는',
  )
})

test.each([
  '환경부(장관 표창)는 세 곳이 받았다.',
  '기획단(위원장 직속)은 내년에 생긴다.',
  '시험전자(시장 점유율 1위)와 새솔사(대표 상품)는',
  '시험박물관(소장 유물)은',
  '시상은 환경부(장관) 이름으로 한다.',
  '환경부(장관실)는 밝혔다.',
  '환경부(자연보전국)는 밝혔다.',
  '공정거래위원회(이하 ‘공정위’)는 밝혔다.',
  '홍길동(환경부 장관)은 말했다.',
  '축하 공연(사회 홍길동)은 취소했다.',
  '이번 행사에는 홍길동 장관이 참석했다.',
  '유럽연합(EU)과 한국(3위)은',
])('%s stays', (text) => {
  expect(withoutHeadNames(text)).toBe(text)
  expect(withoutHeads(text)).toBe(text)
})
