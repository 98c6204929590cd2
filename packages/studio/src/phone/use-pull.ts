import { type PointerEvent, type UIEvent, useRef, useState } from 'react'

/** So far one pulls until letting go refreshes. */
export const PULL_PX = 56
/** A finger that moves less has only touched. */
const SLOP_PX = 6
/** The page follows the finger, more and more reluctantly. */
const RESISTANCE = 0.5

interface Pull {
  readonly startY: number
  isPulling: boolean
}

/** Pulling a page down beyond its top, with a finger or the mouse. */
export function usePull(onRefresh: () => void) {
  const pull = useRef<Pull>(undefined)
  const [distance, setDistance] = useState(0)
  const [isAtTop, setIsAtTop] = useState(true)
  const end = (isLetGo: boolean) => {
    if (isLetGo && pull.current?.isPulling && distance >= PULL_PX) onRefresh()
    pull.current = undefined
    setDistance(0)
  }
  return {
    /** Pixels that the page is pulled down. */
    distance,
    /** Whether a finger that moves down pulls: else it scrolls, and the browser takes it over. */
    isAtTop,
    handlers: {
      onScroll: ({ currentTarget }: UIEvent<HTMLElement>) => setIsAtTop(currentTarget.scrollTop <= 0),
      onPointerDown: ({ button, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
        if (button === 0 && currentTarget.scrollTop <= 0) pull.current = { startY: clientY, isPulling: false }
      },
      onPointerMove: ({ clientY, currentTarget, pointerId }: PointerEvent<HTMLElement>) => {
        const { current } = pull
        if (!current) return
        const moved = clientY - current.startY
        if (!current.isPulling && moved > SLOP_PX) {
          current.isPulling = true
          // Only now: what is merely clicked goes on to the buttons of the page.
          currentTarget.setPointerCapture(pointerId)
        }
        if (current.isPulling) setDistance(Math.max(0, (moved - SLOP_PX) * RESISTANCE))
      },
      onPointerUp: () => end(true),
      onPointerCancel: () => end(false),
    },
  }
}
