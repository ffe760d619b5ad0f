import { expect, test } from 'vitest'
import { laws } from '../../../../../functions/subscriptions/laws/law-names.ts'
import { readLawList } from '../../../../../functions/subscriptions/query/understanding/typed-text/read-law-list.ts'

const [SAFETY, SERIOUS, CHEMICALS, NOISE] = [
  '산업안전보건법',
  '중대재해 처벌 등에 관한 법률',
  '화학물질관리법',
  '소음·진동관리법',
]

test.each<[string, string, string[], string[]]>([
  ['names in a line', '산안법, 중처법、화관법', [SAFETY, SERIOUS, CHEMICALS], []],
  ['a column', '산안법\n중처법\r\n화관법\n', [SAFETY, SERIOUS, CHEMICALS], []],
  ['a numbered list', '1. 산안법\n2) 중처법\n③ 화관법\n- 소음ㆍ진동관리법', [SAFETY, SERIOUS, CHEMICALS, NOISE], []],
  [
    'a table with offices',
    '1\t산업안전보건법\t고용노동부\n2\t화학물질관리법\t기후에너지환경부',
    [SAFETY, CHEMICALS],
    [],
  ],
  ['a row of a table without a law', '번호\t법령\t소관', [], ['번호 | 법령 | 소관']],
  [
    'names in brackets, with articles',
    '「산업안전보건법」 제36조, 「화학물질관리법」(약칭: 화관법)',
    [SAFETY, CHEMICALS],
    [],
  ],
  ['short names side by side', '산안법 중처법', [SAFETY, SERIOUS], []],
  ['names joined by a dot or a word', '산안법·중처법\n화관법 및 산안법', [SAFETY, SERIOUS, CHEMICALS], []],
  ['one law by three names', '산안법, 산업안전보건법, 산업안전 보건법', [SAFETY], []],
  ['a decree', '산안법 시행령', ['산업안전보건법 시행령'], []],
  [
    'a former name with a comma in it',
    '화재예방, 소방시설 설치·유지 및 안전관리에 관한 법률',
    ['소방시설 설치 및 관리에 관한 법률'],
    [],
  ],
  ['names that are none', '산안법, 화간법, 탄소중립', [SAFETY], ['화간법', '탄소중립']],
  ['a law that is not listed, as it is written', '“해사안전기본법”, 산안법', ['해사안전기본법', SAFETY], []],
  ['quotes around what is no law', '"탄소중립"', [], ['"탄소중립"']],
  ['nothing', ' \n - \n', [], []],
])('%s', (_, typed, names, unknown) => {
  expect(readLawList(typed)).toEqual({ names, unknown, over: 0 })
})

test('a pasted register of 108 laws is recognised whole, and of more than 200 the others are counted', () => {
  const names = laws().map(({ name }) => name.replaceAll('·', 'ㆍ'))
  expect(readLawList(names.slice(0, 108).join('\n')).names).toHaveLength(108)
  const more = [
    ...laws().map(({ name }) => name),
    ...laws()
      .slice(0, 5)
      .map(({ name }) => `${name} 시행령`),
  ]
  expect(readLawList(more.join('\n'))).toMatchObject({ unknown: [], over: more.length - 200 })
})
