import { useEffect, useState } from 'react'
import { useWorld } from '../world.ts'

/** The time, told again and again. */
export function useNow(everyMs: number): Date {
  const { now } = useWorld()
  const [at, setAt] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs)
    return () => clearInterval(timer)
  }, [now, everyMs])
  return at
}

/** How long ago, in few letters; the clock's time for what is older than an hour. */
export function sinceText(then: Date, now: Date): string {
  const seconds = Math.floor((now.getTime() - then.getTime()) / 1000)
  if (seconds < 5) return 'now'
  if (seconds < 60) return `${seconds} s ago`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`
  return CLOCK.format(then)
}

/** To the millisecond, for who wants to compare with a log. */
export function exactTime(then: Date): string {
  return EXACT.format(then)
}

export const CLOCK = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const EXACT = new Intl.DateTimeFormat('en', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
})
