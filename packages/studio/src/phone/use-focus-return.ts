import { type RefObject, useEffect, useState } from 'react'

/** Gives the focus back to what had it before, when something that took it has gone. */
export function useFocusReturn(host: RefObject<HTMLElement | null>): void {
  const [before] = useState(() => document.activeElement)
  useEffect(() => {
    const taker = host.current
    return () => {
      // Later, when it is certain that it has gone, and what was inert behind it no longer is.
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body
        if (!taker?.isConnected && isLost && before instanceof HTMLElement) before.focus()
      })
    }
  }, [host, before])
}
