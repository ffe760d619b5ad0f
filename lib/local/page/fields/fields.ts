import { createContext, useContext } from 'react'

/** What a field holds, in the shape Slack sends it. */
export interface Value {
  type: string
  [part: string]: unknown
}

export type Values = Record<string, Record<string, Value>>
export type Action = Value & { action_id: string; block_id: string }

export interface FieldsOf {
  values: Values
  setValues(change: (before: Values) => Values): void
  /** Sends what was done to the app. */
  act(action: Action): Promise<unknown>
}

const context = createContext<FieldsOf | undefined>(undefined)

/** Holds what stands in the fields of one message or view. */
export const Fields = context.Provider

export function useFields(): FieldsOf {
  const fields = useContext(context)
  if (!fields) throw new Error('a field needs a message or a view around it')
  return fields
}
