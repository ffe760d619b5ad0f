import { createContext, useContext } from 'react'

interface Named {
  id: string
  name: string
  isDirect?: boolean
}

/** The names behind the ids in messages. */
interface WorkspaceNames {
  channels: Named[]
  people: Named[]
}

const context = createContext<WorkspaceNames>({ channels: [], people: [] })

export const WorkspaceNamesProvider = context.Provider

export function useWorkspaceNames(): WorkspaceNames {
  return useContext(context)
}
