import type { KnownBlock } from '@slack/types'
import { useRef, useState } from 'react'
import type { FieldsOf, Values } from '../fields/fields.ts'
import { initialValues } from '../fields/initial-values.ts'

/**
 * What stands in the fields of some blocks. When others take their place, a field of the same ids keeps what was put in it, as in
 * Slack. `now` is what stands there at the moment, before it has been drawn.
 */
export function useFieldValues(blocks: KnownBlock[]): Pick<FieldsOf, 'values' | 'setValues'> & { now(): Values } {
  const touched = useRef<Values>({})
  const [, draw] = useState(0)
  const initial = initialValues(blocks)
  function now(): Values {
    return Object.fromEntries(
      Object.entries(initial).map(([block, actions]) => [
        block,
        { ...actions, ...kept(actions, touched.current[block]) },
      ]),
    )
  }
  return {
    values: now(),
    now,
    setValues(change) {
      touched.current = change(touched.current)
      draw((times) => times + 1)
    },
  }
}

function kept(actions: Values[string], touched: Values[string] = {}): Values[string] {
  return Object.fromEntries(Object.entries(touched).filter(([action, { type }]) => actions[action]?.type === type))
}
