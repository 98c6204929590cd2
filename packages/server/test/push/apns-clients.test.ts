import { expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID, passTypeIdentifierSchema } from '../../src/identifiers.ts'
import { type PassIdentity, readPassIdentity } from '../../src/identity/pass-identity.ts'
import { ApnsClients } from '../../src/push/apns-clients.ts'
import { FIXTURE_IDENTITY } from '../support/test-app.ts'

const topic = passTypeIdentifierSchema.parse('pass.com.example.coffee')

test('a pass type has one connection, and another once its identity is renewed', async () => {
  let identity: PassIdentity | undefined
  const clients = new ApnsClients({
    url: 'https://127.0.0.1:1',
    timeoutMs: 1_000,
    findIdentity: wanted => (wanted === topic ? identity : undefined),
  })
  expect(clients.get(topic)).toBeUndefined()
  identity = readPassIdentity(FIXTURE_IDENTITY, DEFAULT_PROJECT_ID)
  const first = clients.get(topic)
  expect(first).toBeDefined()
  expect(clients.get(topic)).toBe(first)
  identity = readPassIdentity(FIXTURE_IDENTITY, DEFAULT_PROJECT_ID)
  const second = clients.get(topic)
  expect(second).not.toBe(first)
  expect(clients.get(topic)).toBe(second)
  expect(clients.get(passTypeIdentifierSchema.parse('pass.com.example.tea'))).toBeUndefined()
  await clients.close()
})
