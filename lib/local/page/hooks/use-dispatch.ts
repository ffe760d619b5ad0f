import { useEffect, useRef } from 'react'
import type { Value } from '../fields/fields.ts'

interface Dispatching {
  type: string
  dispatch_action_config?: { trigger_actions_on?: string[] | undefined } | undefined
}

/** Slack waits for a pause in the typing. */
const PAUSE = 250

/** When what is put in a field is told to the app: a choice at once, letters only if the app wants every one of them. */
export function useDispatch(element: Dispatching, tell: (value: Value) => unknown): (value: Value) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return (value) => {
    if (!/_input$/.test(element.type)) return void tell(value)
    if (!element.dispatch_action_config?.trigger_actions_on?.includes('on_character_entered')) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => tell(value), PAUSE)
  }
}
