import { expect, test } from 'vitest'
import { addConditions } from '../../../functions/subscriptions/query/add-conditions.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'

test.each([
  ['희소금속, 탄소중립', [], false, ['희소금속', '탄소중립']],
  ['수소 -자동차', ['환경부'], true, ['제목:수소 -자동차 부처:환경부']],
  [
    '“전기, 안전”，원전',
    ['금융위원회', '교육부'],
    false,
    ['"전기, 안전" 부처:교육부 부처:금융위원회', '원전 부처:교육부 부처:금융위원회'],
  ],
  [' , ,', ['환경부'], true, []],
])('%s with ministries %j and title only %j asks for %j', (typed, ministries, inTitle, asked) => {
  const { queries } = parseQueries(addConditions(typed, { ministries, inTitle }))
  expect(queries.map(({ text }) => text)).toEqual(asked)
})
