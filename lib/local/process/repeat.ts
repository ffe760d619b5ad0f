/** Does the work again and again, `every` ms after it last ended. */
export function schedule(every: number, work: () => Promise<unknown>): { stop(): void } {
  let stopped = false
  let timer = setTimeout(run, every)

  async function run(): Promise<void> {
    await work()
    if (!stopped) timer = setTimeout(run, every)
  }
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
