import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decode } from '../../functions/text/charset.ts'

const KOREAN = '똠방각하와 펩시맨, 탄소중립 기본계획 수립·발표'
const xml = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><t>${KOREAN}</t>`
const page = (charset: string) =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><p>${KOREAN}`

describe('Korean bytes are read whatever they are announced as', () => {
  test.each([
    ['CP949 announced in the header', iconv.encode(KOREAN, 'cp949'), 'text/xml; charset=EUC-KR'],
    ['CP949 announced by its old name', iconv.encode(KOREAN, 'cp949'), 'text/html; charset="ks_c_5601-1987"'],
    ['CP949 announced in the XML declaration', iconv.encode(xml('euc-kr'), 'cp949'), 'text/xml'],
    ['CP949 announced in a meta element', iconv.encode(page('euc-kr'), 'cp949'), 'text/html'],
    ['CP949 announced nowhere', iconv.encode(KOREAN, 'cp949'), ''],
    ['CP949 announced as UTF-8', iconv.encode(xml('utf-8'), 'cp949'), 'text/xml; charset=utf-8'],
    ['CP949 announced in a header of defaults', iconv.encode(xml('euc-kr'), 'cp949'), 'text/xml; charset=ISO-8859-1'],
    ['CP949 announced as Latin 1 only', iconv.encode(KOREAN, 'cp949'), 'text/xml; charset=latin1'],
    ['CP949 announced as Windows 1252', iconv.encode(page('windows-1252'), 'cp949'), 'text/html'],
    ['UTF-8 announced as Latin 1, cut off', Buffer.from(`${KOREAN}끝`).subarray(0, -1), 'text/xml; charset=iso-8859-1'],
    ['UTF-8 announced nowhere', Buffer.from(KOREAN), ''],
    ['UTF-8 announced as EUC-KR', Buffer.from(xml('euc-kr')), 'text/xml; charset=euc-kr'],
    ['UTF-8 announced as a charset nobody knows', Buffer.from(KOREAN), 'text/xml; charset=utf-8-korean'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${KOREAN}`), 'text/xml; charset=euc-kr'],
    ['UTF-16 with a byte order mark', iconv.encode(KOREAN, 'utf-16le', { addBOM: true }), 'text/xml'],
    ['UTF-16 without one', iconv.encode(xml('utf-16'), 'utf-16be'), 'text/xml'],
  ])('%s', (_, bytes, contentType) => {
    const text = decode(bytes, contentType)
    expect(text).toContain(KOREAN)
    expect(text).not.toMatch(/^\ufeff/)
  })
})

describe('other encodings are read as announced, by header or declaration, whatever a server adds by default', () => {
  test.each([
    ['koi8-r', 'Привет, мир и экономика'],
    ['windows-1251', 'Привет, мир и экономика'],
    ['shift_jis', '経済産業省は発表した'],
    ['euc-jp', '経済産業省は発表した'],
    ['gb2312', '国务院发布政策文件'],
    ['big5', '行政院發布政策'],
    ['iso-8859-2', 'Žluťoučký kůň'],
    ['iso-8859-7', 'Οικονομία'],
    ['iso-8859-1', 'Ärzte'],
    ['utf-16le', '탄소중립 Ärzte'],
    ['utf-32be', '탄소중립'],
  ])('%s', (encoding, text) => {
    const name = encoding.replace(/(?<=^utf-\d\d)[lb]e$/, '')
    const declared = iconv.encode(`<?xml version="1.0" encoding="${name}"?><t>${text}</t>`, encoding)
    expect(decode(declared, 'text/xml; charset=iso-8859-1')).toContain(text)
    expect(decode(iconv.encode(`<t>${text}</t>`, encoding), `text/xml; charset=${name}`)).toContain(text)
  })

  test('Korean and Japanese in seven bits', () => {
    const korean = Buffer.from('\x1b$)C<t>\x0eEB>g1$\x0f 2026</t>', 'latin1')
    expect(decode(korean, 'text/xml; charset=iso-2022-kr')).toBe('<t>태양광 2026</t>')
    const japanese = Buffer.from('<t>\x1b$B7P:Q\x1b(B 2026</t>', 'latin1')
    expect(decode(japanese, 'text/xml; charset=iso-2022-jp')).toBe('<t>経済 2026</t>')
    expect(decode(Buffer.from('a\x1b[1mb'))).toBe('a\x1b[1mb')
  })

  test('Windows 1252 that calls itself Latin 1', () => {
    const text = '“Café” – naïve … Ärzte'
    expect(decode(iconv.encode(text, 'windows-1252'), 'text/xml; charset=iso-8859-1')).toBe(text)
  })
})

test('one broken byte does not turn UTF-8 into something else', () => {
  const bytes = Buffer.concat([Buffer.from(KOREAN), Buffer.from([0xff]), Buffer.from(KOREAN)])
  expect(decode(bytes, 'text/xml')).toBe(`${KOREAN}\ufffd${KOREAN}`)
})

test.each(['text/html; charset=ISO-8859-1', 'text/html; charset=windows-1252', ''])(
  'a western page is read as Windows 1252 (%s)',
  (contentType) => {
    const french = 'Économie circulaire : une stratégie européenne à Paris'
    expect(decode(iconv.encode(french, 'windows-1252'), contentType)).toBe(french)
  },
)

test('one broken byte does not turn English in UTF-8 into something else either', () => {
  const english = 'The “circular” economy – a “green” deal. '.repeat(9)
  const bytes = Buffer.concat([Buffer.from(english), Buffer.from([0xff])])
  expect(decode(bytes, 'text/xml; charset=iso-8859-1')).toBe(`${english}\ufffd`)
})

test('a western page that announces nothing is not read as Korean', () => {
  const portuguese = 'simulações de segundo turno, inquérito, eleição, Líder'
  expect(decode(iconv.encode(portuguese, 'windows-1252'))).toBe(portuguese)
})
