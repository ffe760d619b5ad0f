export function unfinishedRestore(_directory: string): string | undefined {
  return undefined
}
