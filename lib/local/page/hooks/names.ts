import { createContext, useContext } from 'react'

interface Named {
  id: string
  name: string
}

interface WorkspaceNames {
  channels: Named[]
  people: Named[]
}

const context = createContext<WorkspaceNames>({ channels: [], people: [] })

/** Whom and what ids stand for in this workspace. */
export const Names = context.Provider

export function useNames(): WorkspaceNames {
  return useContext(context)
}
