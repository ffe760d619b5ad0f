import type { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types'
import { useDispatch } from '../hooks/use-dispatch.ts'
import { ButtonElement } from './button-element.tsx'
import { useFields, type Value } from './fields.ts'
import { MultiSelectElement } from './multi-select-element.tsx'
import { OverflowMenu } from './overflow-menu.tsx'
import { SelectElement } from './select-element.tsx'
import { TextElement } from './text-element.tsx'
import { TickElement } from './tick-element.tsx'

type AnyElement = ActionsBlockElement | InputBlockElement | SectionBlockAccessory

interface Props {
  element: AnyElement
  blockId: string
  /** Id of the label beside it. */
  labelledBy?: string | undefined
  /** A field of a form speaks only when the form is sent, unless its block asks otherwise. */
  silent?: boolean
}

/** Anything of Block Kit one can touch. */
export function Element({ element, blockId, labelledBy, silent = false }: Props) {
  const { values, setValues, act } = useFields()
  const actionId = ('action_id' in element && element.action_id) || 'unnamed'
  const value = values[blockId]?.[actionId]
  const tell = (told: Value) => act({ ...told, action_id: actionId, block_id: blockId })
  const dispatch = useDispatch(element, tell)
  function change(next: Value): void {
    setValues((before) => ({ ...before, [blockId]: { ...before[blockId], [actionId]: next } }))
    if (!silent) dispatch(next)
  }
  const field = { value, labelledBy, onChange: change }
  switch (element.type) {
    case 'button':
      return <ButtonElement element={element} onPress={tell} />
    case 'overflow':
      return <OverflowMenu element={element} onChoose={tell} />
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

export interface FieldProps<E> {
  element: E
  value: Value | undefined
  labelledBy: string | undefined
  onChange(value: Value): void
}
