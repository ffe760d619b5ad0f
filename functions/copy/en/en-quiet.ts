import { koQuiet } from '../ko/ko-quiet.ts'

/** When a channel is told nothing. */
export const enQuiet: typeof koQuiet = {
  command: koQuiet.command,
  off: koQuiet.off,
  span: koQuiet.span,

  set: (from: string, to: string) =>
    `Nothing is sent to this channel from ${from} to ${to} (Korean time). What comes out meanwhile is sent at ${to}.`,
  ended: 'There are no quiet hours. Releases are sent as they come out.',
  none: 'No quiet hours were set.',
  line: (from: string, to: string) => `Quiet hours: ${from}–${to}`,
  how: 'Set them with `/subscriptions quiet 22:00-07:00`, end them with `/subscriptions quiet off`.',
  unclear: (words: string) => `No times could be read in “${words}”.`,
  undone: 'Undone.',
}
