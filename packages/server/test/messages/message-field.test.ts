import { announcedKeys, type Pass } from '@billfold/pkpass'
import { expect, test } from 'vitest'
import { MESSAGE_FIELD_KEY, messageValue, withMessageField } from '../../src/messages/message-field.ts'

const CARD = {
  formatVersion: 1,
  passTypeIdentifier: 'pass.com.example.coffee',
  teamIdentifier: 'A1B2C3D4E5',
  serialNumber: 's-1',
  organizationName: 'Example Coffee',
  description: 'Card',
  generic: { primaryFields: [{ key: 'member', value: 'Jane' }], backFields: [{ key: 'terms', value: 'None' }] },
} satisfies Pass

const card = (latestMessage?: string): Pass => ({ ...CARD, ...withMessageField(CARD, latestMessage) })

test('the field stands last on the back from the first issue on, and the first message announces itself', () => {
  expect(card().generic?.backFields?.map(({ key }) => key)).toEqual(['terms', MESSAGE_FIELD_KEY])
  expect(announcedKeys(card(), card('Open late'))).toEqual([MESSAGE_FIELD_KEY])
})

test('a poster has it in both of its styles', () => {
  const poster = withMessageField({ ...CARD, posterGeneric: {} }, 'Hello')
  expect(poster.generic?.backFields?.at(-1)?.value).toBe('Hello')
  expect(poster.posterGeneric?.backFields?.at(-1)?.value).toBe('Hello')
})

test('a field of that key is not added twice', () => {
  const own = { ...CARD, generic: { backFields: [{ key: MESSAGE_FIELD_KEY, value: 'mine' }] } }
  expect(withMessageField(own, 'Hello').generic?.backFields).toHaveLength(1)
})

test('the same text again is another value that reads the same, also for a device that missed some', () => {
  const values: string[] = []
  for (let count = 0; count < 10; count += 1) values.push(messageValue('Open late', values.at(-1)))
  expect(new Set(values).size).toBe(10)
  expect(values.map(value => value.replaceAll('\u200B', ''))).toEqual(Array.from({ length: 10 }, () => 'Open late'))
  expect(messageValue('Other', values.at(-1))).toBe('Other')
})
