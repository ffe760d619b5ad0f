import { expect, test, vi } from 'vitest'
import { log, withRequestId } from '../../functions/platform/log.ts'

test('every line of a run carries the id of its request, and none that of the run before', async () => {
  const level = log.getLevelName()
  log.setLogLevel('INFO')
  const lines: { requestId?: string; message: string }[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    lines.push(JSON.parse(String(chunk)))
    return true
  })
  const handler = withRequestId(async (event: string) => log.info(event))
  try {
    await handler('one', { awsRequestId: 'r-1' })
    await handler('two', { awsRequestId: 'r-2' })
    // On one machine, and in commands, nobody hands a context.
    await handler('three')
  } finally {
    write.mockRestore()
    log.setLogLevel(level)
  }
  expect(lines.map(({ message, requestId }) => [message, requestId])).toEqual([
    ['one', 'r-1'],
    ['two', 'r-2'],
    ['three', undefined],
  ])
})
