import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/phone/activity.ts'
import { parseEntry } from '../../src/phone/activity.ts'
import { groupEntries } from '../../src/phone/group-entries.ts'

const START = Date.parse('2026-03-01T12:00:00Z')
const names = {
  passTypeIdentifier: 'pass.com.example.coffee',
  serialNumber: 'S1',
  organizationName: 'Bayroast',
  description: 'Loyalty card',
}

let count = 0
function entry(kind: 'call' | 'event', atMs: number, facts: object): Entry {
  count += 1
  const data = JSON.stringify({ at: new Date(START + atMs), ...facts })
  const parsed = parseEntry(kind, `record-${count}`, data)
  if (!parsed) throw new Error(`cannot be read: ${data}`)
  return parsed
}

const push = (atMs: number) =>
  entry('call', atMs, { direction: 'toDevice', task: 'push', topic: 'pass.com.example.coffee', pushToken: 'abcdef…' })
const request = (atMs: number, task: string, facts: object = {}) =>
  entry('call', atMs, {
    direction: 'toServer',
    task,
    method: 'GET',
    host: '127.0.0.1:3000',
    path: '/v1/passes',
    status: 200,
    durationMs: 10,
    ...facts,
  })
const happened = (atMs: number, kind: string, facts: object = {}) => entry('event', atMs, { kind, ...facts })
const updated = (atMs: number, banner: object) => happened(atMs, 'updated', { pass: names, banner })

function tell(entries: readonly Entry[]) {
  return groupEntries(entries).map(({ title, lines }) => [
    title,
    ...lines.map(line => (line.kind === 'note' ? line.text : line.call.task)),
  ])
}

describe('calls', () => {
  test('stand under the push that caused them, down to the banner', () => {
    const banner = { kind: 'message', organizationName: 'Bayroast', text: 'You have 20 points' }
    const entries = [
      push(0),
      happened(0, 'woken'),
      request(5, 'list'),
      request(20, 'fetch'),
      updated(40, banner),
      happened(40, 'checked'),
      push(100),
      happened(100, 'woken'),
      request(110, 'list', { status: 204 }),
      happened(130, 'checked'),
    ]
    expect(tell(entries)).toEqual([
      ['A push arrived', 'push', 'list', 'fetch', 'You have 20 points'],
      ['A push arrived', 'push', 'list'],
    ])
  })

  test('of a push that was kept stand under the network that came back', () => {
    const entries = [
      happened(0, 'connectivityChanged', { isOnline: false }),
      happened(60_000, 'connectivityChanged', { isOnline: true }),
      push(60_001),
      request(60_005, 'list'),
    ]
    expect(tell(entries)).toEqual([
      ['Offline', expect.stringContaining('APNs keeps the last push')],
      ['Back online', 'push', 'list'],
    ])
  })

  test('that come later have another cause', () => {
    const entries = [
      request(0, 'open', { path: '/p/S1' }),
      request(5, 'open', { path: '/p/S1/apple.pkpass' }),
      request(50, 'open', { path: '/p/S2' }),
      happened(4_000, 'installed', { pass: names, isReplacement: false }),
      request(4_001, 'register', { status: 201 }),
      happened(4_020, 'registered'),
      happened(4_030, 'automaticUpdatesChanged', { isOn: false, pass: names }),
      request(4_040, 'unregister'),
      request(4_900, 'fetch', { status: 304 }),
      happened(4_910, 'unchanged', { pass: names }),
      request(40_000, 'list', { durationMs: 5_000, status: undefined, failure: 'The request timed out.' }),
      happened(45_000, 'problem', { message: 'Get serial #s task encountered error' }),
      request(45_010, 'log'),
    ]
    expect(tell(entries)).toEqual([
      ['Link opened', 'open', 'open'],
      ['Link opened', 'open'],
      ['Added Bayroast', 'register'],
      ['Automatic updates off', 'unregister'],
      ['Pulled to refresh', 'fetch', 'Nothing newer'],
      ['Checked for updates', 'list', 'Get serial #s task encountered error', 'log'],
    ])
  })

  test('say when an update is silent, and why', () => {
    const entries = [push(0), updated(10, { kind: 'silent', organizationName: 'Bayroast' })]
    expect(tell(entries)).toEqual([['A push arrived', 'push', expect.stringContaining('no field that changed')]])
  })
})

test.each(['{', '{"kind":"levitated"}', 'null'])('what cannot be read, such as %s, is left out', data => {
  expect(parseEntry('event', 'record-1', data)).toBeUndefined()
  expect(parseEntry('call', 'record-1', data)).toBeUndefined()
})
