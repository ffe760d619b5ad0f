/** Readings of one item, each a list of queries, the likeliest first. */
export type Readings = string[][]

const MAX_READINGS = 3

/**
 * Readings of several parts as readings of the whole: the first of each part together, then the second of each. A part with fewer
 * readings keeps its last, so that no part is decided without being asked about.
 */
export function combineReadings(parts: Readings[]): Readings {
  const meant = parts.filter((readings) => readings.length > 0)
  if (meant.length === 0) return []
  const count = Math.min(MAX_READINGS, Math.max(...meant.map((readings) => readings.length)))
  return distinctReadings(
    Array.from({ length: count }, (_, index) =>
      meant.flatMap((readings) => readings[Math.min(index, readings.length - 1)] ?? []),
    ),
  )
}

/** Each reading once, and each query in it once; at most as many as can be asked about. */
export function distinctReadings(readings: Readings): Readings {
  const whole = readings.map((reading) => [...new Set(reading)]).filter((reading) => reading.length > 0)
  return [...new Map(whole.map((reading) => [reading.join('\n'), reading])).values()].slice(0, MAX_READINGS)
}
