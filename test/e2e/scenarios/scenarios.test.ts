import { afterAll, beforeAll, test } from 'vitest'
import { openScenarioPlayer, type ScenarioPlayer } from '../../support/scenario-player.ts'
import { FORMS_AND_BUTTONS } from './forms-and-buttons.ts'
import { PEOPLE_AND_FAULTS } from './people-and-faults.ts'
import { TYPED } from './typed.ts'

/*
What a person does on the practice page, in a real Chromium, and the sentence that they read. The rows stand in the files beside this one, the steps
in test/support/scenario-player.ts. Each scenario has a channel of its own, so that it can be run alone (`-t`) and read by itself.
*/

let player: ScenarioPlayer

beforeAll(async () => {
  player = await openScenarioPlayer()
})
afterAll(() => player?.close())

const SCENARIOS = [...TYPED, ...FORMS_AND_BUTTONS, ...PEOPLE_AND_FAULTS]

test.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('%s', (_, scenario) => player.play(scenario))
