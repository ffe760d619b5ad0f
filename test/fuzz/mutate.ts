import { gzipSync } from 'node:zlib'

const TOKENS =
  `<![CDATA[ ]]> & &#x110000; &nbsp; \0 < > <!-- <item> </item> <entry> </channel> <rss> <html> <div> <td> <a href= " ' <title>
  <?xml <!DOCTYPE <!ENTITY xmlns= ;jsessionid= javascript: 9999-99-99 \ud55c\uae00 \u202e { [ newsId= <base href=//x>`.split(
    /\s+/,
  )
const ENCODINGS = ['latin1', 'utf16le', 'utf8'] as const

/** A number from 0 up to, and without, 1. */
type Random = () => number

const MAX_BYTES = 5 * 1024 * 1024

/**
 * Makes one of the samples hostile: cut off, with bytes overwritten, repeated, spliced with another, or in another encoding. One time in
 * twenty it is random bytes instead.
 */
export function mutate(samples: Buffer[], random: Random): Buffer {
  const pick = <T>(all: T[]): T => all[Math.floor(random() * all.length)] as T
  let bytes = pick(samples)
  if (random() < 0.05) return Buffer.from(Array.from({ length: Math.floor(random() * 5000) }, () => random() * 256))
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) {
    bytes = pick(MUTATIONS)(bytes, random, pick(samples))
  }
  return bytes.subarray(0, MAX_BYTES)
}

const MUTATIONS: ((bytes: Buffer, random: Random, other: Buffer) => Buffer)[] = [
  (bytes, random) => bytes.subarray(0, random() * bytes.length),
  (bytes, random) => bytes.subarray(random() * bytes.length),
  (bytes, random) => {
    const bitten = Buffer.from(bytes)
    for (let bites = random() * 20; bites > 0 && bitten.length > 0; bites -= 1) {
      bitten[Math.floor(random() * bitten.length)] = random() * 256
    }
    return bitten
  },
  (bytes, random) => without(bytes, random() * bytes.length, random() * 500),
  (bytes, random) => inserted(bytes, random, Buffer.from(tokenOf(random))),
  (bytes, random) => inserted(bytes, random, Buffer.from(tokenOf(random).repeat(random() * 30_000))),
  (bytes, random) => {
    const from = random() * bytes.length
    const part = bytes.subarray(from, from + random() * 5000)
    return inserted(bytes, random, Buffer.concat(Array.from({ length: random() * 50 }, () => part)))
  },
  (bytes, random, other) =>
    Buffer.concat([bytes.subarray(0, random() * bytes.length), other.subarray(random() * other.length)]),
  // What sites do to their own documents: escape them once more, lose schemes, number guids, glue feeds together.
  (bytes, random) => partly(bytes, random, (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
  (bytes, random) => partly(bytes, random, (text) => text.replaceAll(/https?:\/\//g, '')),
  (bytes, random) =>
    partly(bytes, random, (text) =>
      text.replaceAll('</item>', `<guid>https://press.example/1#${random()}</guid></item>`),
    ),
  (bytes, _, other) => Buffer.concat([bytes, other]),
  (bytes) => gzipSync(bytes),
  (bytes, random) => Buffer.from(bytes.toString('latin1'), ENCODINGS[Math.floor(random() * ENCODINGS.length)]),
]

/** Changes the bytes from some place on. */
function partly(bytes: Buffer, random: Random, change: (text: string) => string): Buffer {
  const from = random() < 0.5 ? 0 : Math.floor(random() * bytes.length)
  const rest = bytes.subarray(from).toString('latin1')
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(change(rest), 'latin1')])
}

function tokenOf(random: Random): string {
  return TOKENS[Math.floor(random() * TOKENS.length)] as string
}

function inserted(bytes: Buffer, random: Random, part: Buffer): Buffer {
  const at = random() * bytes.length
  return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)])
}

function without(bytes: Buffer, from: number, length: number): Buffer {
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)])
}
