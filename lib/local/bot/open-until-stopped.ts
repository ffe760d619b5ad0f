/** What is told to the person who started a bot, and how it is known that nobody waits for the start any more. */
interface StartOptions {
  /** Prints a line. */
  say(line: string): void
  giveUp?: AbortSignal | undefined
}

/**
 * Runs a start whose parts close in the reverse order of their opening: by `stop`, or at once where the start fails. After that nothing more is
 * said.
 */
export async function openUntilStopped<Options extends StartOptions, Opened extends object>(
  options: Options,
  open: (options: Options, closers: AsyncDisposableStack) => Promise<Opened>,
): Promise<Opened & { stop(): Promise<void> }> {
  const closers = new AsyncDisposableStack()
  const stop = () => closers.disposeAsync()
  const say = (line: string) => {
    if (!closers.disposed) options.say(line)
  }
  try {
    return { ...(await open({ ...options, say }, closers)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
