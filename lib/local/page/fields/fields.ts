import { createContext, useContext } from 'react'

/** What a field holds, in the shape in which Slack sends it to an app. */
export interface FieldValue {
  type: string
  [part: string]: unknown
}

/** By block id and action id. */
export type FieldValues = Record<string, Record<string, FieldValue>>
export type FieldAction = FieldValue & { action_id: string; block_id: string }

/** The fields of one message or view. */
export interface Fields {
  values: FieldValues
  setValues(change: (before: FieldValues) => FieldValues): void
  /** Sends an action to the app. */
  act(action: FieldAction): Promise<unknown>
}

/** What every component gets that draws a field. */
export interface FieldProps<Element> {
  element: Element
  value: FieldValue | undefined
  /** The id of the label beside it. */
  labelledBy: string | undefined
  onChange(value: FieldValue): void
}

const context = createContext<Fields | undefined>(undefined)

export const FieldsProvider = context.Provider

export function useFields(): Fields {
  const fields = useContext(context)
  if (!fields) throw new Error('a field needs a message or a view around it')
  return fields
}
