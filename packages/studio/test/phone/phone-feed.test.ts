import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/phone/activity.ts'
import { MAX_ENTRIES, PhoneFeed } from '../../src/phone/phone-feed.ts'

type Listener = (event: { readonly data?: unknown; readonly lastEventId?: string }) => void

/** A stream whose server is the test. */
class Stream {
  readyState = 1
  isClosed = false
  readonly #listeners = new Map<string, Listener>()

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, listener)
  }

  close(): void {
    this.isClosed = true
  }

  send(type: string, event: { data?: string; lastEventId?: string } = {}): void {
    this.#listeners.get(type)?.(event)
  }

  tell(id: string): void {
    const data = JSON.stringify({ kind: 'connectivityChanged', at: '2026-03-01T12:00:00.000Z', isOnline: true })
    this.send('event', { data, lastEventId: id })
  }
}

function start() {
  const streams: Stream[] = []
  const fresh: string[] = []
  const timers: (() => void)[] = []
  let catchUps = 0
  const feed = new PhoneFeed({
    open: () => {
      const stream = new Stream()
      streams.push(stream)
      return stream
    },
    onEntry: ({ id }: Entry) => fresh.push(id),
    onCatchUp: () => {
      catchUps += 1
    },
    setTimer: callback => {
      timers.push(callback)
      return () => timers.splice(timers.indexOf(callback), 1)
    },
  })
  feed.start()
  const ids = () => feed.entries().map(({ id }) => id)
  const last = () => {
    const stream = streams.at(-1)
    if (!stream) throw new Error('no stream')
    return stream
  }
  return { feed, fresh, ids, last, streams, timers, countCatchUps: () => catchUps }
}

describe('the feed', () => {
  test('takes what is remembered as past, and what comes after as new', () => {
    const { feed, fresh, ids, last, countCatchUps } = start()
    let notified = 0
    feed.subscribe(() => {
      notified += 1
    })
    last().tell('a-1')
    expect(feed.connection()).toBe('connecting')
    expect(notified).toBe(0)
    last().send('live')
    last().tell('a-2')
    expect(feed.connection()).toBe('live')
    expect(ids()).toEqual(['a-1', 'a-2'])
    expect(fresh).toEqual(['a-2'])
    expect(countCatchUps()).toBe(1)
  })

  test('goes on after a lost connection, and counts what was missed as new', () => {
    const { feed, fresh, ids, last, timers } = start()
    last().send('live')
    last().readyState = 0
    last().send('error')
    expect(feed.connection()).toBe('lost')
    expect(timers).toEqual([])
    last().tell('a-1')
    last().send('live')
    expect([feed.connection(), ids(), fresh]).toEqual(['live', ['a-1'], ['a-1']])
  })

  test('opens another stream after one that has ended for good, and tells nothing twice', () => {
    const { ids, fresh, last, streams, timers } = start()
    last().tell('a-1')
    last().send('live')
    last().readyState = 2
    last().send('error')
    timers[0]?.()
    expect(streams).toHaveLength(2)
    for (const id of ['a-1', 'a-2']) last().tell(id)
    last().send('live')
    expect(ids()).toEqual(['a-1', 'a-2'])
    expect(fresh).toEqual(['a-2'])
  })

  test('begins anew when the simulator does', () => {
    const { ids, fresh, last } = start()
    last().tell('a-1')
    last().send('live')
    last().send('reset')
    last().tell('b-1')
    last().send('live')
    last().tell('b-2')
    expect([ids(), fresh]).toEqual([['b-1', 'b-2'], ['b-2']])
    last().tell('c-1')
    expect(ids()).toEqual(['c-1'])
  })

  test('keeps no more than anybody reads, and stops when it is closed', () => {
    const { feed, ids, last } = start()
    last().send('live')
    for (let count = 1; count <= MAX_ENTRIES + 5; count += 1) last().tell(`a-${count}`)
    expect(ids()).toHaveLength(MAX_ENTRIES)
    expect(ids()[0]).toBe('a-6')
    feed.close()
    expect(last().isClosed).toBe(true)
  })
})
