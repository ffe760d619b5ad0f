import iconv from 'iconv-lite'

const ESCAPE = 0x1b
const SHIFT_OUT = 0x0e
const SHIFT_IN = 0x0f

/** ISO-2022-KR and -JP, which hide their letters in seven bits and would pass for ASCII; undefined for bytes of anything else. */
export function decodeSevenBit(bytes: Buffer): string | undefined {
  const begin = bytes.indexOf(ESCAPE)
  if (begin === -1) return undefined
  const named = bytes.subarray(begin + 1, begin + 4).toString('latin1')
  if (named.startsWith('$)C')) return iconv.decode(raised(bytes), 'cp949')
  return /^(?:\$[@B]|\([BJI])/.test(named) ? new TextDecoder('iso-2022-jp').decode(bytes) : undefined
}

/** What stands between shifting out and in, with the eighth bit it was sent without. */
function raised(bytes: Buffer): Buffer {
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
