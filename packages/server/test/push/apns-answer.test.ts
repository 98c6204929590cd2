import { describe, expect, test } from 'vitest'
import { decideOutcome, parseApnsAnswer } from '../../src/push/apns-answer.ts'

const SENT_AT = new Date('2026-03-01T12:00:00Z')
const answer = (status: number, reason: string) => decideOutcome({ status, reason, timestamp: undefined }, SENT_AT).kind

describe('an answer of APNs', () => {
  test.each([
    [200, '', 'accepted'],
    [400, 'BadDeviceToken', 'dead'],
    [400, 'DeviceTokenNotForTopic', 'dead'],
    [410, 'Unregistered', 'dead'],
    [410, 'ExpiredToken', 'dead'],
    [400, 'IdleTimeout', 'retry'],
    [429, 'TooManyRequests', 'retry'],
    [429, 'TooManyProviderTokenUpdates', 'retry'],
    [500, 'InternalServerError', 'retry'],
    [503, 'ServiceUnavailable', 'retry'],
    [503, 'Shutdown', 'retry'],
    [400, 'BadTopic', 'alarm'],
    [400, 'TopicDisallowed', 'alarm'],
    [403, 'BadCertificate', 'alarm'],
    [403, 'BadCertificateEnvironment', 'alarm'],
    [404, 'BadPath', 'alarm'],
    [405, 'MethodNotAllowed', 'alarm'],
    [413, 'PayloadTooLarge', 'alarm'],
  ])('%i %s means: %s', (status, reason, kind) => {
    expect(answer(status, reason)).toBe(kind)
  })

  test('dates a dead token by APNs’ own timestamp, else by the time of the push', () => {
    const timestamp = new Date('2026-02-01T00:00:00Z')
    expect(decideOutcome({ status: 410, reason: 'Unregistered', timestamp }, SENT_AT)).toEqual({
      kind: 'dead',
      deadSince: timestamp,
    })
    expect(decideOutcome({ status: 400, reason: 'BadDeviceToken', timestamp: undefined }, SENT_AT)).toEqual({
      kind: 'dead',
      deadSince: SENT_AT,
    })
  })

  test('speaks by its status when its body is not understood', () => {
    expect(parseApnsAnswer(503, '<html>')).toEqual({ status: 503, reason: '', timestamp: undefined })
    expect(parseApnsAnswer(410, '{"reason":"Unregistered","timestamp":1700000000000}')).toEqual({
      status: 410,
      reason: 'Unregistered',
      timestamp: new Date(1_700_000_000_000),
    })
  })
})
