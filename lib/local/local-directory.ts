/** The folder in which this machine keeps everything, for every command alike. */
export function localDirectory({ CHOROK_DIRECTORY }: NodeJS.ProcessEnv = process.env): string {
  return CHOROK_DIRECTORY || '.chorok'
}
