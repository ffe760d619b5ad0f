const LONGEST = 255

/** The name of a block of the App Home that is about a channel, each once: by it a button there knows its channel. */
export function homeBlock(channel: string, about: string): string {
  return `in/${channel}/${about}`.slice(0, LONGEST)
}

export function channelIn(blockId: string): string | undefined {
  return blockId.match(/^in\/([A-Z0-9]+)\//)?.[1]
}
