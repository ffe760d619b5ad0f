import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  MrkdwnElement,
  Overflow,
  SectionBlock,
} from '@slack/types'
import { LIMITS } from './block-limits.ts'

/** Takes escaped text. `verbatim` keeps Slack from turning a bare `#name`, `@name` or address in it into a link or a mention. */
function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true }
}

export function section(escaped: string, accessory?: Button | Overflow): SectionBlock {
  return { type: 'section', text: mrkdwn(escaped), ...(accessory ? { accessory } : {}) }
}

export function context(escaped: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(escaped)] }
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text } }
}

export function actions(...elements: Button[]): ActionsBlock {
  return { type: 'actions', elements }
}

export function linkButton(actionId: string, label: string, url: string): Button {
  return { ...button(actionId, label), url }
}

export function button(actionId: string, label: string): Button {
  return { type: 'button', action_id: actionId, text: { type: 'plain_text', text: label } }
}

/** A button with a value; undefined when the value is longer than Slack takes. */
export function valueButton(actionId: string, label: string, value: string): Button | undefined {
  if (value.length > LIMITS.buttonValue) return undefined
  return { ...button(actionId, label), value }
}

/** Escaped lines in as few sections as hold them. */
export function sectionsOf(lines: string[]): SectionBlock[] {
  const texts: string[] = []
  for (const line of lines) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + 1 + line.length <= LIMITS.section)
      texts[texts.length - 1] = `${last}\n${line}`
    else texts.push(line)
  }
  return texts.map((text) => section(text))
}
