import { createContext, useContext } from 'react'
import type { Session } from './session.ts'

const SessionContext = createContext<Session | undefined>(undefined)
export const SessionProvider = SessionContext.Provider

/** Who is here; below the sign-in there is always somebody. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new TypeError('Expected to be below the sign-in')
  return session
}
