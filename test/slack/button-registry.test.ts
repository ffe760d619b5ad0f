import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BUTTONS } from '../../functions/slack/buttons.ts'
import * as ids from '../../functions/slack/incoming/ids.ts'

// Callback ids; and fields whose values are only read when the form is sent: Slack reports nothing of them before.
const NEVER_PRESSED: string[] = [
  ids.SUBSCRIBE_MODAL,
  ids.LAWS_MODAL,
  ids.LAW_NAMES_FIELD,
  ids.QUIET_MODAL,
  ids.QUIET_FROM_FIELD,
  ids.QUIET_TO_FIELD,
  ids.QUIET_DAYS_FIELD,
  ids.REST_FIELD,
  ids.RHYTHM_FIELD,
  ids.MENTIONS_FIELD,
  ids.KINDS_FIELD,
  ids.REMIND_FIELD,
  ids.CHANNEL_FIELD,
  ids.READING_FIELD,
]
const CONSTANTS = new Map(Object.entries(ids).filter(([, id]) => typeof id !== 'function'))
const DRAWING = globSync('functions/slack/**/*.ts').filter((path) => !/\/incoming\/|\/blocks\.ts$/.test(path))

/** The expressions that stand for an action id where something is drawn. */
function actionIdsIn(text: string): string[] {
  return [...text.matchAll(/\b(?:action_id: |(?:button|valueButton|linkButton)\()([^,()\s]+)/g)].map(
    ([, id = '']) => id,
  )
}

/** A constant of ids.ts, or one of its SUGGESTIONS. */
function isKnown(id: string): boolean {
  return CONSTANTS.has(id) || id === 'SUGGESTIONS[index]' || id === 'id'
}

test('every action id has a row that says what it does, and every row an id', () => {
  const actionIds = [...CONSTANTS.values()].flat().filter((id) => !NEVER_PRESSED.includes(String(id)))
  expect(Object.keys(BUTTONS).sort()).toEqual(actionIds.map(String).sort())
  for (const [id, button] of Object.entries(BUTTONS)) expect(Object.keys(button), id).not.toEqual([])
})

test('nothing is drawn with an action id that is not among the ids', () => {
  const drawn = DRAWING.map((path) => ({ path, ids: actionIdsIn(readFileSync(path, 'utf8')) }))
  expect(drawn.flatMap(({ ids }) => ids).length).toBeGreaterThan(10)
  for (const { path, ids } of drawn)
    expect(
      ids.filter((id) => !isKnown(id)),
      path,
    ).toEqual([])
})

test('an id written where it is drawn would be found', () => {
  const text = `valueButton('new_button', label, value); const menu = { action_id: 'new_menu', options }`
  expect(actionIdsIn(text).filter((id) => !isKnown(id))).toEqual([`'new_button'`, `'new_menu'`])
})
