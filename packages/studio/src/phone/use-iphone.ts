import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Entry } from './activity.ts'
import { EVENTS_ADDRESS, type Iphone, nameOfKey, readIphone, readParts, type ShownPass } from './iphone-api.ts'
import { type Connection, PhoneFeed } from './phone-feed.ts'

const IPHONE_KEY = ['iphone', 'state'] as const

/** What is on the phone. */
export function useIphone() {
  // The stream says when something has changed; asking again with every focus would be in vain.
  return useQuery({
    queryKey: IPHONE_KEY,
    queryFn: ({ signal }) => readIphone(signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  })
}

/** What a pass is drawn from; while a newer version is on its way, what the older one was drawn from. */
export function useParts(pass: ShownPass, isWanted = true) {
  const version = (pass.updatedAt ?? pass.installedAt).getTime()
  return useQuery({
    queryKey: ['iphone', 'parts', nameOfKey(pass), version, pass.installedAt.getTime()],
    queryFn: ({ signal }) => readParts(pass, signal),
    placeholderData: (before, query) => (query?.queryKey[2] === nameOfKey(pass) ? before : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isWanted,
    retry: 1,
  })
}

/** Does something on the phone whose answer is how it stands then. */
export function useIphoneChange<T>(change: (wanted: T) => Promise<Iphone>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: iphone => queries.setQueryData(IPHONE_KEY, iphone),
    onError: () => queries.invalidateQueries({ queryKey: IPHONE_KEY }),
  })
}

/** What happens on the phone, as it happens. */
export function usePhoneFeed(onEntry: (entry: Entry) => void): {
  readonly entries: readonly Entry[]
  readonly connection: Connection
} {
  const queries = useQueryClient()
  const listener = useRef(onEntry)
  useEffect(() => {
    listener.current = onEntry
  })
  const [feed] = useState(() => {
    const look = () => void queries.invalidateQueries({ queryKey: IPHONE_KEY })
    return new PhoneFeed({
      open: () => new EventSource(EVENTS_ADDRESS),
      onEntry: entry => {
        if (entry.kind === 'event') look()
        listener.current(entry)
      },
      onCatchUp: look,
      setTimer: (callback, delayMs) => {
        const timer = setTimeout(callback, delayMs)
        return () => clearTimeout(timer)
      },
    })
  })
  useEffect(() => {
    feed.start()
    return () => feed.close()
  }, [feed])
  return {
    entries: useSyncExternalStore(feed.subscribe, feed.entries),
    connection: useSyncExternalStore(feed.subscribe, feed.connection),
  }
}
