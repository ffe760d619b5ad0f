import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { decodeSevenBit } from './decode-seven-bit.ts'

const HEAD = 2048
const WESTERN = 'windows-1252'

/**
 * Bytes to text. What the bytes are outweighs what they are said to be: sites announce EUC-KR over UTF-8 and the reverse.
 * EUC-KR is always read as CP949, which holds all 11,172 syllables.
 */
export function decode(bytes: Buffer, contentType = ''): string {
  const marked = byteOrderMark(bytes)
  if (marked) return iconv.decode(bytes, marked)
  if (isUtf8(bytes)) return decodeSevenBit(bytes) ?? iconv.decode(bytes, 'utf8')
  // Latin 1 is what servers announce by default, and every byte is a letter of it: it counts only where Korean does not fit.
  const announced = announcedCharsets(bytes, contentType).filter((charset) => charset !== WESTERN)
  const readings = [...announced, 'utf8', 'cp949'].map((charset) => iconv.decode(bytes, charset))
  const best = readings.reduce((best, reading) => (lost(reading) < lost(best) ? reading : best))
  return announced.length === 0 && !isLikely(best, best === readings[0], bytes) ? iconv.decode(bytes, WESTERN) : best
}

// The syllables Korean is written with nearly always; an accented letter before a plain one (`Är`) would be one of the rare others.
const COMMON_SYLLABLE = /[\xb0-\xc8][\xa1-\xfe]/g

/** Whether hardly a letter beyond ASCII was lost, and, where it is no UTF-8, whether they are Korean for the most part. */
function isLikely(text: string, asUtf8: boolean, bytes: Buffer): boolean {
  const foreign = text.replace(/[\x00-\x7f]/g, '').length
  if (lost(text) * 20 > foreign) return false
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

/** Content-Type first, then the XML declaration, then `<meta>`: only those that can be decoded. */
function announcedCharsets(bytes: Buffer, contentType: string): string[] {
  const head = bytes.subarray(0, HEAD).toString('latin1')
  const charsets = [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType),
    /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(head),
    /<meta[^>]*charset\s*=\s*["']?([\w.:-]+)/i.exec(head),
  ].flatMap((match) => match?.[1] ?? [])
  return charsets.map(asDecoded).filter((charset) => iconv.encodingExists(charset))
}

function asDecoded(charset: string): string {
  if (/^(euc-?kr|x-?euc-?kr|ks_?c_?5601.*|ksc5601.*|ms949|x-windows-949|windows-949|korean)$/i.test(charset))
    return 'cp949'
  // A browser reads Latin 1 as Windows 1252, and so do those who write it.
  if (/^(iso-?8859-?1|latin-?1|us-ascii|ascii|windows-?1252|cp-?1252)$/i.test(charset)) return WESTERN
  return charset
}

/** How many characters a reading could not make sense of. */
function lost(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) count += 1
  return count
}
