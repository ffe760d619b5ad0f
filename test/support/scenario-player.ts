import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { openBrowser } from '../../lib/commands/pictures/open-browser.ts'
import { COLLEAGUE } from '../../lib/local/slack/workspace/workspace.ts'
import { type AtEnd, aFolder, aRun, type Run } from './running-program.ts'
import { shiftDate } from './test-clock.ts'
import { commandBox } from './visited-page.ts'

/**
 * What a person does or reads, in the words of a table. Texts are parts of what stands on the page; buttons and fields are named as they are read.
 * Of several buttons of one name the newest is meant.
 */
export type Step =
  /** Types a line and sends it. */
  | ['type', string]
  /** Types without sending, key by key. */
  | ['begin to type', string]
  /** Presses keys: `Tab`, `Escape`. */
  | ['key', string]
  | ['press', string]
  /** Chooses from the ⋯ beside a text. */
  | ['menu', string, string]
  /** Chooses an option of a select that shows or is labelled so. */
  | ['select', string, string]
  | ['fill', string, string]
  /** Pastes lines into a field. */
  | ['paste', string, string[]]
  | ['tick', string]
  /** Opens the bot's Home, or another place: `esg`. */
  | ['open', string]
  /** Waits until it stands on the page. */
  | ['read', string]
  /** Makes sure that it does not stand there now. */
  | ['not read', string]
  /** Waits until it stands there no more. */
  | ['gone', string]
  /** Waits until the box for commands holds it. */
  | ['box holds', string]
  /** Goes on as a colleague, in a tab of their own; or as oneself again. */
  | ['be', 'a colleague' | 'oneself']
  | ['close the tab']
  | ['reload']
  | ['network', 'down' | 'up']
  /** Lets the database hang, as everything behind it then does; or go on. */
  | ['database', 'hangs' | 'goes on']

export interface Scenario {
  name: string
  /** Where it happens: a channel of its own, with the bot unless it says so, or the conversation with the bot. */
  where?: 'a private channel' | 'without the bot' | 'a direct message'
  steps: Step[]
  /** The sentence that the person reads at the end. */
  reads: string
}

const DIRECT = '다이렉트 메시지'

export interface ScenarioPlayer {
  play(scenario: Scenario): Promise<void>
  close(): Promise<void>
}

/** Opens one program and one browser for all scenarios; each is played in a channel of its own. */
export async function openScenarioPlayer(): Promise<ScenarioPlayer> {
  const undo: (() => Promise<void>)[] = []
  const later: AtEnd = (one) => undo.push(one)
  const folder = await aFolder(later)
  const run = await aRun(folder, [], later)
  const browser = await openBrowser()
  const people = { oneself: '', 'a colleague': `?as=${COLLEAGUE.id}` }
  const pages = new Map<string, Page>()
  let played = 0

  async function pageOf(person: keyof typeof people, channel: string): Promise<Page> {
    const page = pages.get(person) ?? (await newPage(browser))
    pages.set(person, page)
    const address = `${run.url}/${people[person]}#${encodeURIComponent(channel)}`
    if (page.url() !== address) await page.goto(address)
    await page.getByRole('main').getByRole('heading', { level: 1 }).filter({ hasText: channel }).waitFor()
    return page
  }
  async function playOn({ where, steps, reads }: Scenario): Promise<void> {
    played += 1
    const channel = where === 'a direct message' ? DIRECT : await aChannel(run, played, where)
    let page = await pageOf('oneself', channel)
    for (const step of [...steps, ['read', reads] satisfies Step]) {
      if (step[0] === 'be') page = await pageOf(step[1], channel)
      else if (step[0] === 'close the tab') {
        // Whoever else has the page open would keep the form as well.
        for (const one of pages.values()) await one.close()
        pages.clear()
        page = await pageOf('oneself', channel)
      } else if (step[0] === 'database') await signalDatabase(folder, step[1] === 'hangs' ? 'SIGSTOP' : 'SIGCONT')
      else await take(page, step)
    }
  }
  return {
    async play(scenario) {
      try {
        await playOn(scenario)
      } catch (error) {
        const seen = await Promise.all([...pages.values()].map(textOf))
        throw new Error(
          `${(error as Error).message}\nThe page says: ${seen.map((text) => text.slice(-900)).join('\n')}`,
        )
      } finally {
        await signalDatabase(folder, 'SIGCONT')
        await run.do('close')
        await Promise.all([...pages.values()].map((page) => page.context().setOffline(false)))
      }
    },
    async close() {
      await browser.close()
      for (const one of undo.reverse()) await one()
    },
  }
}

async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.addInitScript(shiftDate, inject('clockAhead'))
  page.setDefaultTimeout(30_000)
  return page
}

/** Makes a channel for one scenario, and invites the bot. */
async function aChannel(run: Run, number: number, where: Scenario['where']): Promise<string> {
  const name = `장면-${number}`
  await run.do('make', { name, isPrivate: where === 'a private channel' })
  if (where === undefined) await run.do('type', { channel: name, text: '/invite @초록' })
  return name
}

/** What a person reads: the place that is open, the form above it, and what the page itself says. */
async function textOf(page: Page): Promise<string> {
  const texts = await page.locator('main, dialog, .lost, .panel .hint').allInnerTexts()
  return texts.join('\n').replaceAll(/\s+/g, ' ')
}

async function take(page: Page, step: Step): Promise<unknown> {
  const dialog = page.getByRole('dialog')
  const place = (await dialog.count()) > 0 ? dialog : page.getByRole('main')
  switch (step[0]) {
    case 'type':
      await commandBox(page).fill(step[1])
      return page.keyboard.press('Enter')
    case 'begin to type':
      return commandBox(page).pressSequentially(step[1])
    case 'key':
      return page.keyboard.press(step[1])
    case 'press':
      return button(page, step[1]).last().click()
    case 'menu': {
      const line = place.locator('.with-accessory').filter({ hasText: step[1] }).last()
      await line.getByLabel('더 보기').click()
      return line.getByRole('button', { name: step[2] }).click()
    }
    case 'select':
      return place.getByLabel(step[1]).last().selectOption({ label: step[2] })
    case 'fill':
      return dialog.getByRole('textbox', { name: step[1] }).fill(step[2])
    case 'paste':
      return dialog.getByRole('textbox', { name: step[1] }).fill(step[2].join('\n'))
    case 'tick':
      return dialog.getByLabel(step[1]).first().check()
    case 'open':
      return page.evaluate((place) => {
        location.hash = place
      }, step[1])
    case 'read':
      return expect.poll(() => textOf(page), { timeout: 30_000, interval: 150 }).toContain(step[1])
    case 'not read':
      return expect(await textOf(page)).not.toContain(step[1])
    case 'gone':
      return expect.poll(() => textOf(page), { timeout: 30_000, interval: 150 }).not.toContain(step[1])
    case 'box holds':
      return expect.poll(() => commandBox(page).inputValue()).toBe(step[1])
    case 'reload':
      return page.reload()
    case 'network':
      return page.context().setOffline(step[1] === 'down')
  }
}

/** A button anywhere on the page; its whole name, or the beginning of one that goes on with a colon. */
function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name: new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?::.*)?$`) })
}

async function signalDatabase(folder: string, signal: NodeJS.Signals): Promise<void> {
  const { server } = JSON.parse(await readFile(join(folder, '.chorok', 'chorok.db.pid'), 'utf8'))
  process.kill(server, signal)
}
