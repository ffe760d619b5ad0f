import { expect, test } from 'vitest'
import { COPIES } from '../../../functions/copy/languages/copies.ts'
import type { Language } from '../../../functions/copy/languages/language.ts'
import { openWorkspaceCopies } from '../../../functions/slack/client/workspace-copies.ts'

function opened(keptMs?: number) {
  const workspace = { language: 'ko' as Language, reads: 0, isDown: false, now: 1_000_000 }
  const languageOf = async () => {
    workspace.reads += 1
    if (workspace.isDown) throw new Error('down')
    return workspace.language
  }
  return { workspace, copyOf: openWorkspaceCopies({ now: () => workspace.now, languageOf }, keptMs) }
}

test('another language counts with the next answer', async () => {
  const { workspace, copyOf } = opened()
  expect(await copyOf('T1')).toBe(COPIES.ko)
  workspace.language = 'en'
  expect(await copyOf('T1')).toBe(COPIES.en)
})

test('who asks at the same time shares a read', async () => {
  const { workspace, copyOf } = opened()
  await Promise.all([copyOf('T1'), copyOf('T1')])
  expect(workspace.reads).toBe(1)
})

test('a sender of several messages in a row asks once, and again after its time', async () => {
  const { workspace, copyOf } = opened(5_000)
  await copyOf('T1')
  workspace.now += 4_999
  await copyOf('T1')
  expect(workspace.reads).toBe(1)
  workspace.now += 1
  await copyOf('T1')
  expect(workspace.reads).toBe(2)
})

test('what was read last is known for a minute, for forms that open before anything is read', async () => {
  const { workspace, copyOf } = opened()
  expect(copyOf.known('T1')).toBeUndefined()
  await copyOf('T1')
  workspace.now += 59_999
  expect(copyOf.known('T1')).toBe(COPIES.ko)
  workspace.now += 1
  expect(copyOf.known('T1')).toBeUndefined()
})

test('a workspace whose language cannot be read is answered in Korean, and asked again', async () => {
  const { workspace, copyOf } = opened()
  workspace.isDown = true
  workspace.language = 'en'
  expect(await copyOf('T1')).toBe(COPIES.ko)
  workspace.isDown = false
  expect(await copyOf('T1')).toBe(COPIES.en)
})
