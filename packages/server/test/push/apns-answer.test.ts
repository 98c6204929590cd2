import { APNS_REASONS, type ApnsReason, isApnsReason } from '@billfold/simulator'
import { describe, expect, test } from 'vitest'
import { decideOutcome, type PushOutcome, parseApnsAnswer } from '../../src/push/apns-answer.ts'

const SENT_AT = new Date('2026-03-01T12:00:00Z')

/** What becomes of a wake-up, by the reason: every reason that there is. */
const KINDS = {
  BadCollapseId: 'refused',
  BadDeviceToken: 'dead',
  BadExpirationDate: 'refused',
  BadMessageId: 'refused',
  BadPriority: 'refused',
  BadTopic: 'stop',
  DeviceTokenNotForTopic: 'dead',
  DuplicateHeaders: 'refused',
  IdleTimeout: 'retry',
  InvalidPushType: 'refused',
  MissingDeviceToken: 'refused',
  MissingTopic: 'stop',
  PayloadEmpty: 'refused',
  TopicDisallowed: 'stop',
  BadCertificate: 'stop',
  BadCertificateEnvironment: 'stop',
  ExpiredProviderToken: 'stop',
  Forbidden: 'stop',
  InvalidProviderToken: 'stop',
  MissingProviderToken: 'stop',
  UnrelatedKeyIdInToken: 'stop',
  BadPath: 'refused',
  MethodNotAllowed: 'refused',
  ExpiredToken: 'dead',
  Unregistered: 'dead',
  PayloadTooLarge: 'refused',
  TooManyProviderTokenUpdates: 'retry',
  TooManyRequests: 'retry',
  InternalServerError: 'retry',
  ServiceUnavailable: 'retry',
  Shutdown: 'retry',
} satisfies Record<ApnsReason, PushOutcome['kind']>

describe('an answer of APNs', () => {
  test.each(Object.keys(KINDS).filter(isApnsReason))('%s decides over the wake-up', reason => {
    const answer = { status: APNS_REASONS[reason], reason, timestamp: undefined }
    expect(decideOutcome(answer, SENT_AT)).toMatchObject({ kind: KINDS[reason] })
  })

  test.each([
    [200, '', 'accepted'],
    [410, 'Gone', 'dead'],
    [429, 'TooManyOfSomething', 'retry'],
    [500, '', 'retry'],
    [502, 'BadGateway', 'retry'],
    [400, 'SomethingNew', 'refused'],
    [403, '', 'refused'],
    [301, '', 'refused'],
  ])('%i with the reason "%s", which nobody knows, is judged by its status: %s', (status, reason, kind) => {
    expect(decideOutcome({ status, reason, timestamp: undefined }, SENT_AT).kind).toBe(kind)
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
    expect(parseApnsAnswer(503, '{"reason":7}')).toEqual({ status: 503, reason: '', timestamp: undefined })
    expect(parseApnsAnswer(410, '{"reason":"Unregistered","timestamp":1700000000000}')).toEqual({
      status: 410,
      reason: 'Unregistered',
      timestamp: new Date(1_700_000_000_000),
    })
  })
})
