const WIDTH = 30

/** A bar on standard error: drawn again in place on a terminal, a line every tenth elsewhere. */
export function progressBar(total: number): { at(done: number, note: string): void; end(): void } {
  const isTerminal = process.stderr.isTTY === true
  let tenth = 0
  return {
    at(done, note) {
      const share = total === 0 ? 1 : done / total
      const filled = Math.round(share * WIDTH)
      const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total} ${note}`
      if (isTerminal) process.stderr.write(`\r\x1b[K${bar}`)
      else if (Math.floor(share * 10) > tenth) process.stderr.write(`${bar}\n`)
      tenth = Math.floor(share * 10)
    },
    end() {
      if (isTerminal) process.stderr.write('\n')
    },
  }
}
