import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

/** An XML declaration or `<meta>` that names the charset stands within so many bytes. */
const HEAD_BYTES = 2048
const WESTERN = 'windows-1252'

/**
 * Bytes to text. What the bytes are counts for more than what they are announced as: sites announce EUC-KR over UTF-8 and the reverse.
 * EUC-KR is always read as CP949, which holds all 11,172 syllables. Never throws: bytes that fit nothing become U+FFFD.
 */
export function decode(bytes: Buffer, contentType = ''): string {
  const marked = byteOrderMark(bytes)
  if (marked) return iconv.decode(bytes, marked)
  if (isUtf8(bytes)) return decodeSevenBit(bytes) ?? iconv.decode(bytes, 'utf8')
  // Servers announce Latin 1 by default, and it has a letter for every byte: it is tried last, where Korean does not fit.
  const announced = announcedCharsets(bytes, contentType).filter((charset) => charset !== WESTERN)
  const readings = [...announced, 'utf8', 'cp949'].map((charset) => iconv.decode(bytes, charset))
  const best = readings.reduce((best, reading) => (countLost(reading) < countLost(best) ? reading : best))
  return announced.length === 0 && !isLikely(best, best === readings[0], bytes) ? iconv.decode(bytes, WESTERN) : best
}

// The 2,350 syllables Korean is nearly always written with. An accented letter before a plain one (`Är`) would be one of the other, rare ones.
const COMMON_SYLLABLE = /[\xb0-\xc8][\xa1-\xfe]/g

/** Whether hardly a letter beyond ASCII was lost and, where the text is not UTF-8, whether most of them are common Korean syllables. */
function isLikely(text: string, asUtf8: boolean, bytes: Buffer): boolean {
  const foreign = text.replace(/[\x00-\x7f]/g, '').length
  if (countLost(text) * 20 > foreign) return false
  return asUtf8 || (bytes.toString('latin1').match(COMMON_SYLLABLE)?.length ?? 0) * 2 > foreign
}

function byteOrderMark(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 4).toString('hex')
  if (start.startsWith('efbbbf')) return 'utf8'
  if (start === 'fffe0000' || start === '3c000000') return 'utf-32le'
  if (start === '0000feff' || start === '0000003c') return 'utf-32be'
  if (start.startsWith('fffe') || start === '3c003f00') return 'utf-16le'
  if (start.startsWith('feff') || start === '003c003f') return 'utf-16be'
  return undefined
}

/** The charset of the Content-Type header, then of the XML declaration, then of `<meta>`; only those that we can decode. */
function announcedCharsets(bytes: Buffer, contentType: string): string[] {
  const head = bytes.subarray(0, HEAD_BYTES).toString('latin1')
  const charsets = [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType),
    /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(head),
    /<meta[^>]*charset\s*=\s*["']?([\w.:-]+)/i.exec(head),
  ].flatMap((match) => match?.[1] ?? [])
  return charsets.map(asDecoded).filter((charset) => iconv.encodingExists(charset))
}

/** The name of the charset that is used in place of an announced one. */
function asDecoded(charset: string): string {
  if (/^(euc-?kr|x-?euc-?kr|ks_?c_?5601.*|ksc5601.*|ms949|x-windows-949|windows-949|korean)$/i.test(charset))
    return 'cp949'
  // Browsers read Latin 1 as Windows 1252, so pages that announce it are written for that.
  if (/^(iso-?8859-?1|latin-?1|us-ascii|ascii|windows-?1252|cp-?1252)$/i.test(charset)) return WESTERN
  return charset
}

/** How many characters could not be decoded. */
function countLost(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) count += 1
  return count
}

const ESCAPE = 0x1b
const SHIFT_OUT = 0x0e
const SHIFT_IN = 0x0f

/** ISO-2022-KR and -JP, which write their letters in seven bits and so pass for ASCII; undefined for bytes of anything else. */
function decodeSevenBit(bytes: Buffer): string | undefined {
  const begin = bytes.indexOf(ESCAPE)
  if (begin === -1) return undefined
  const designation = bytes.subarray(begin + 1, begin + 4).toString('latin1')
  if (designation.startsWith('$)C')) return iconv.decode(withEighthBit(bytes), 'cp949')
  return /^(?:\$[@B]|\([BJI])/.test(designation) ? new TextDecoder('iso-2022-jp').decode(bytes) : undefined
}

/** The same bytes as EUC-KR: without the shifts, and with the eighth bit on what stands between shift out and shift in. */
function withEighthBit(bytes: Buffer): Buffer {
  const out: number[] = []
  let isOut = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number
    if (byte === ESCAPE) at += 3
    else if (byte === SHIFT_OUT || byte === SHIFT_IN) isOut = byte === SHIFT_OUT
    else out.push(isOut && byte > 0x20 ? byte | 0x80 : byte)
  }
  return Buffer.from(out)
}
