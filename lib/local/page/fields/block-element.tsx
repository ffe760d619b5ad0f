import type { ActionsBlockElement, InputBlock, InputBlockElement, SectionBlockAccessory } from '@slack/types'
import { useEffect, useId, useRef } from 'react'
import { ButtonElement } from './button-element.tsx'
import { type FieldValue, useFields } from './fields.ts'
import { MultiSelectElement } from './multi-select-element.tsx'
import { OverflowMenu } from './overflow-menu.tsx'
import { SelectElement } from './select-element.tsx'
import { TextElement } from './text-element.tsx'
import { TickElement } from './tick-element.tsx'

type AnyElement = ActionsBlockElement | InputBlockElement | SectionBlockAccessory

interface BlockElementProps {
  element: AnyElement
  blockId: string
  /** The id of the label beside it. */
  labelledBy?: string | undefined
  /** A change is not sent to the app: a form sends its fields only when it is submitted. */
  silent?: boolean
}

/** Any interactive element of Block Kit. */
export function BlockElement({ element, blockId, labelledBy, silent = false }: BlockElementProps) {
  const { values, setValues, act } = useFields()
  const actionId = ('action_id' in element && element.action_id) || 'unnamed'
  const value = values[blockId]?.[actionId]
  const sendAction = (content: FieldValue) => act({ ...content, action_id: actionId, block_id: blockId })
  const dispatch = useDispatch(element, sendAction)
  function onChange(next: FieldValue): void {
    setValues((before) => ({ ...before, [blockId]: { ...before[blockId], [actionId]: next } }))
    if (!silent) dispatch(next)
  }
  const field = { value, labelledBy, onChange }
  switch (element.type) {
    case 'button':
      return <ButtonElement element={element} onPress={sendAction} />
    case 'overflow':
      return <OverflowMenu element={element} onChoose={sendAction} />
    case 'static_select':
    case 'channels_select':
    case 'conversations_select':
      return <SelectElement element={element} {...field} />
    case 'checkboxes':
    case 'radio_buttons':
      return <TickElement element={element} name={`${blockId}.${actionId}`} {...field} />
    case 'multi_static_select':
      return <MultiSelectElement element={element} {...field} />
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
    case 'datepicker':
    case 'timepicker':
      return <TextElement element={element} {...field} />
    default:
      return <p className="hint">이 화면은 {element.type} 요소를 그리지 못합니다.</p>
  }
}

/** A field of a form, with its label and hint. */
export function InputField({ block }: { block: InputBlock }) {
  const labelId = useId()
  return (
    <div className="field">
      <span id={labelId} className="label">
        {block.label.text}
        {block.optional && <small> (선택)</small>}
      </span>
      <BlockElement
        element={block.element}
        blockId={block.block_id ?? ''}
        labelledBy={labelId}
        silent={!block.dispatch_action}
      />
      {block.hint && <p className="hint">{block.hint.text}</p>}
    </div>
  )
}

interface DispatchingElement {
  type: string
  dispatch_action_config?: { trigger_actions_on?: string[] | undefined } | undefined
}

/** Slack waits for a pause in the typing before it sends an action. */
const TYPING_PAUSE_MS = 250

/** Sends a choice to the app at once. Sends typed text after a pause, and only if the app asked for every character. */
function useDispatch(element: DispatchingElement, send: (value: FieldValue) => unknown): (value: FieldValue) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return (value) => {
    if (!/_input$/.test(element.type)) return void send(value)
    if (!element.dispatch_action_config?.trigger_actions_on?.includes('on_character_entered')) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => send(value), TYPING_PAUSE_MS)
  }
}
