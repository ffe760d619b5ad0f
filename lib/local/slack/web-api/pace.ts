/** Slack's rate of one message a second a channel, short bursts borne. Answers the seconds to wait, or undefined to go ahead. */
export function pace(burst: number, clock: () => number): (channel: string) => number | undefined {
  const until = new Map<string, number>()
  return (channel) => {
    const now = clock()
    const busy = Math.max(until.get(channel) ?? 0, now)
    const over = busy - now - (burst - 1) * 1000
    if (over > 0) return Math.ceil(over / 1000)
    until.set(channel, busy + 1000)
    return undefined
  }
}
