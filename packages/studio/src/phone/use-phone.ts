import { createContext, useContext } from 'react'

/** The drawer with the virtual iPhone: whether it is there, and how it comes and goes. */
export interface Phone {
  readonly isOpen: boolean
  /** A pass that is offered on it, by the address of its share page or its file. */
  readonly link: string | undefined
  readonly open: (link?: string) => void
  readonly close: () => void
}

const PhoneContext = createContext<Phone | undefined>(undefined)
export const PhoneContextProvider = PhoneContext.Provider

export function usePhone(): Phone {
  const phone = useContext(PhoneContext)
  if (!phone) throw new TypeError('Expected a PhoneProvider around the studio')
  return phone
}
