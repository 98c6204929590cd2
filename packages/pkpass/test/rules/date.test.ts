import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../src/findings/apply-changes.ts'
import { checkPass } from '../../src/findings/check-pass.ts'
import { describeObjects } from '../../src/schema/describe-objects.ts'
import { changed, findingsOf, passRuleTests } from './pass-rule.ts'

const GOOD = '2026-10-02T19:30:00+02:00'
const now = new Date('2026-06-01T12:00:00Z')

/** Dates at the top level, in a list and in semantic tags. */
const expires = (expirationDate: unknown) => ({ expirationDate })
const event = (eventStartDate: unknown) => ({ semantics: { eventStartDate } })
const card = (field: object) => ({ storeCard: { primaryFields: [{ key: 'start', label: 'Start', ...field }] } })
const generic = (field: object, change: object = {}) => ({
  storeCard: undefined,
  generic: { primaryFields: [{ key: 'member', ...field }] },
  ...change,
})

const each = (...dates: readonly string[]) =>
  Object.fromEntries(dates.map(date => [date, [expires(date), '/expirationDate'] as const]))
const none = (...dates: readonly string[]) => Object.fromEntries(dates.map(date => [date, expires(date)]))

passRuleTests('date-no-zone', {
  raises: {
    ...each('2026-10-02T19:30:00', '2026-10-02T19:30:00+0200', '2026-10-02T19:30:00+02', '2026-10-02T19:30:00-7:00'),
    ...each('2026-10-02T19:30ZZ', '2026-10-02T19:30:00.000', '2026-10-02T19:30:00z', '2026-10-02T19:30:00 CET'),
    ...each('2026-10-02T19:30:00+02:00[Europe/Berlin]', '2026-10-02T19:30:00Z '),
    'in semantic tags': [event('2026-10-02T19:30:00'), '/semantics/eventStartDate'],
    'in an interval': [
      { relevantDates: [{ startDate: '2026-10-02T19:30', endDate: GOOD }] },
      '/relevantDates/0/startDate',
    ],
  },
  accepts: {
    ...none(GOOD, '2026-01-02T18:00Z', '2026-01-02T18:00-07:00', '2026-01-02T18:00:00.000Z'),
    ...none('2026-10-02', '2026-10-02T19:30:00 02:00', '2026-10-02 19:30:00'),
    'relevantDate, which has a rule of its own': { relevantDate: '2026-10-02T19:30:00' },
    'a text': card({ value: '2026-10-02T19:30:00' }),
  },
})

passRuleTests('date-space-for-plus', {
  raises: { ...each('2026-10-02T19:30:00 02:00', '2026-10-02T19:30 0200') },
  accepts: none(GOOD, '2026-10-02T19:30:00 UTC', '2026-10-02T19:30:00 +02:00', '2026-10-02 19:30:00Z'),
})

passRuleTests('date-not-w3c', {
  raises: {
    ...each('2026-10-02', '2026-10-02T19Z', '2026-10-02 19:30:00+02:00', '2026-10-02t19:30:00Z', '02.10.2026 19:30'),
    ...each('1790962200', 'Fri, 02 Oct 2026 19:30:00 GMT', '20261002T193000Z', '2026-10-2T19:30:00Z', ''),
    ...each('2026-10-02T19:30:00,5Z', '2026-10-02T19:30.5Z', ` ${GOOD}`, `2026-10-02T19:30:00.${'0'.repeat(99)}Z`),
    'an epoch number': [expires(1_790_962_200), '/expirationDate'],
    'an epoch number in semantic tags': [event(1_790_962_200_000), '/semantics/eventStartDate'],
    'an epoch number in a list': [{ relevantDates: [{ date: 1 }] }, '/relevantDates/0/date'],
  },
  accepts: {
    ...none(GOOD, '2026-10-02T19:30Z', '2026-10-02T19:30:00', '2026-13-02T19:30:00Z', '2026-10-02T19:30:00 02:00'),
    'relevantDate, which has a rule of its own': { relevantDate: 1 },
  },
})

passRuleTests('date-fraction', {
  raises: {
    ...each('2026-10-02T19:30:00.000Z', '2026-10-02T19:30:00.123456789012+02:00'),
    relevantDate: [{ relevantDate: '2026-10-02T19:30:00.5Z' }, '/relevantDate'],
  },
  accepts: none(GOOD, '2026-10-02T19:30:00.000', '2026-02-30T19:30:00.000Z'),
})

passRuleTests('date-impossible', {
  raises: each(
    '2026-13-02T19:30:00Z',
    '2026-02-30T19:30:00Z',
    '2026-02-29T19:30Z',
    '2026-10-02T25:30:00Z',
    '2026-10-02T19:60:00Z',
    '2026-10-02T19:30:00+25:00',
  ),
  accepts: { ...none(GOOD, '2028-02-29T23:59:59Z', '2026-10-02'), relevantDate: { relevantDate: '2026-13-02T19:30Z' } },
})

passRuleTests('date-implausible', {
  options: { now },
  raises: {
    ...each('1970-01-21T17:29:22Z', '1999-12-31T23:59:59Z', '2076-06-01T12:00:01Z', '9999-12-31T23:59:59Z'),
    relevantDate: [{ relevantDate: '1970-01-01T00:00Z' }, '/relevantDate'],
  },
  accepts: {
    ...none('2000-01-01T00:00:00Z', '2076-06-01T12:00:00Z', '1970-01-01'),
    'a birthday in a field': card({ value: '1970-01-21T17:29:22Z', dateStyle: 'PKDateStyleShort' }),
  },
})

test('[date-implausible] what is far ahead is told only where the time is known', () => {
  expect(findingsOf('date-implausible', expires('2999-01-01T00:00Z'))).toEqual([])
  expect(findingsOf('date-implausible', expires('1970-01-01T00:00Z'))).toHaveLength(1)
})

passRuleTests('date-utc-with-ignores-zone', {
  raises: {
    'a time in UTC': [
      card({ value: '2026-10-02T17:30:00Z', timeStyle: 'PKDateStyleShort', ignoresTimeZone: true }),
      '/storeCard/primaryFields/0/value',
    ],
  },
  accepts: {
    'an offset': card({ value: GOOD, timeStyle: 'PKDateStyleShort', ignoresTimeZone: true }),
    'the zone of the phone': card({ value: '2026-10-02T17:30:00Z', timeStyle: 'PKDateStyleShort' }),
    'a day without its time': card({
      value: '2026-10-02T00:00:00Z',
      dateStyle: 'PKDateStyleShort',
      timeStyle: 'PKDateStyleNone',
      ignoresTimeZone: true,
    }),
    'no date': card({ value: 'Jazz', timeStyle: 'PKDateStyleShort', ignoresTimeZone: true }),
  },
})

passRuleTests('date-relevant-bad', {
  raises: {
    'no zone': [{ relevantDate: '2026-10-02T19:30:00' }, '/relevantDate'],
    'a lost plus': [{ relevantDate: '2026-10-02T19:30:00 02:00' }, '/relevantDate'],
    'a day alone': [{ relevantDate: '2026-10-02' }, '/relevantDate'],
    'no such day': [{ relevantDate: '2026-02-30T19:30:00Z' }, '/relevantDate'],
    'a number': [{ relevantDate: 1_790_962_200 }, '/relevantDate'],
  },
  accepts: { 'a good one': { relevantDate: GOOD }, 'another date': expires('2026-10-02') },
})

passRuleTests('date-expiry-before-event', {
  raises: {
    'before relevantDate': [{ ...expires('2026-10-02T17:29:59Z'), relevantDate: GOOD }, '/expirationDate'],
    'before the last interval': [
      {
        ...expires('2026-10-02T12:00:00Z'),
        relevantDates: [
          { startDate: '2026-10-01T19:00Z', endDate: '2026-10-01T23:00Z' },
          { startDate: '2026-10-02T19:00Z', endDate: '2026-10-02T23:00Z' },
        ],
      },
      '/expirationDate',
    ],
    'before the event': [{ ...expires('2026-10-01T00:00Z'), ...event(GOOD) }, '/expirationDate'],
    'before the arrival, which is late': [
      {
        ...expires('2026-10-02T12:00Z'),
        semantics: { originalArrivalDate: '2026-10-02T11:00Z', currentArrivalDate: '2026-10-02T13:00Z' },
      },
      '/expirationDate',
    ],
    'before several, told once': [
      { ...expires('2026-10-01T00:00Z'), relevantDate: GOOD, ...event(GOOD) },
      '/expirationDate',
    ],
  },
  accepts: {
    'the same instant in another zone': { ...expires('2026-10-02T17:30:00Z'), relevantDate: GOOD },
    'within the last interval': {
      ...expires('2026-10-02T22:00:00Z'),
      relevantDates: [{ startDate: '2026-10-02T19:00Z', endDate: '2026-10-02T23:00Z' }],
    },
    'a pass withdrawn': { ...expires('2026-01-01T00:00Z'), relevantDate: GOOD, voided: true },
    'a start not settled': {
      ...expires('2026-10-01T00:00Z'),
      semantics: { eventStartDateInfo: { date: GOOD, undetermined: true } },
    },
    'no expiry': { relevantDate: GOOD },
    'a malformed date': { ...expires('2026-10-01'), relevantDate: GOOD },
  },
})

passRuleTests('date-generic-no-expiry', {
  raises: {
    'a field that says until when': [
      generic({ key: 'validUntil', value: GOOD, dateStyle: 'PKDateStyleShort' }),
      '/expirationDate',
    ],
    'a label that does': [generic({ label: 'Expires', value: GOOD }), '/expirationDate'],
    'the end of an event on a poster': [
      { storeCard: undefined, posterGeneric: {}, semantics: { eventEndDate: GOOD } },
      '/expirationDate',
    ],
  },
  accepts: {
    'an expiry': generic({ label: 'Expires', value: GOOD }, expires(GOOD)),
    'no end': generic({ value: 'Ada' }),
    'another date': generic({ label: 'Born', value: GOOD }),
    'an end that is none': generic({ label: 'Expires', value: 'Never' }),
    'another style': card({ label: 'Expires', value: GOOD }),
    'a pass withdrawn': generic({ label: 'Expires', value: GOOD }, { voided: true }),
  },
})

describe('fixes', () => {
  test.each([
    ['date-no-zone', '2026-10-02T19:30:00+0200', GOOD],
    ['date-no-zone', '2026-10-02T19:30:00+02', GOOD],
    ['date-no-zone', '2026-10-02T19:30:00-7:00', '2026-10-02T19:30:00-07:00'],
    ['date-no-zone', '2026-10-02T19:30:00\u22127', '2026-10-02T19:30:00-07:00'],
    ['date-no-zone', '2026-10-02T19:30:00z', '2026-10-02T19:30:00Z'],
    ['date-no-zone', '2026-10-02T19:30:00 UTC', '2026-10-02T19:30:00Z'],
    ['date-no-zone', '2026-10-02T19:30:00.123 +02:00', GOOD],
    ['date-no-zone', '2026-10-02T19:30:00+02:00[Europe/Berlin]', GOOD],
    ['date-space-for-plus', '2026-10-02T19:30:00 02:00', GOOD],
    ['date-space-for-plus', '2026-10-02T19:30:00 0200', GOOD],
    ['date-not-w3c', '2026-10-02 19:30:00+02:00', GOOD],
    ['date-not-w3c', '2026-10-02t19:30:00z', '2026-10-02T19:30:00Z'],
    ['date-not-w3c', ` ${GOOD}\n`, GOOD],
    ['date-fraction', '2026-10-02T19:30:00.000Z', '2026-10-02T19:30:00Z'],
  ] as const)('[%s] %j', (rule, text, repaired) => {
    expect(fixed(rule, expires(text))).toMatchObject(expires(repaired))
  })

  test('[date-relevant-bad] in the same way', () => {
    expect(fixed('date-relevant-bad', { relevantDate: '2026-10-02T19:30+0200' })).toMatchObject({
      relevantDate: '2026-10-02T19:30+02:00',
    })
  })

  test.each([
    ['date-no-zone', '2026-10-02T19:30:00'],
    ['date-no-zone', '2026-10-02T19:30:00 CET'],
    ['date-no-zone', '2026-10-02T19:30:00ZZ'],
    ['date-no-zone', '2026-02-30T19:30:00+0200'],
    ['date-not-w3c', '2026-10-02'],
    ['date-not-w3c', '2026-10-02 19:30:00'],
    ['date-not-w3c', '1790962200'],
    ['date-not-w3c', '2026-10-02 19:30:00 02:00'],
    ['date-impossible', '2026-02-30T19:30:00Z'],
  ] as const)('[%s] is left to people: %j', (rule, text) => {
    expect(findingsOf(rule, expires(text)).map(({ changes }) => changes)).toEqual([undefined])
  })

  function rulesOf(pass: unknown): string[] {
    return checkPass(pass).findings.map(finding => finding.rule)
  }

  function fixed(rule: Parameters<typeof findingsOf>[0], change: Parameters<typeof findingsOf>[1]): unknown {
    const before = changed(change)
    const [finding] = findingsOf(rule, change)
    const after = applyChanges(before, finding?.changes ?? [])
    const others = rulesOf(before).filter(each => each !== rule)
    expect(rulesOf(after)).toEqual(others)
    return after
  }
})

test('[date-not-w3c] every key declared as a date is told by this rule, should it be a number', () => {
  const dates = describeObjects().flatMap(({ keys }) => keys.filter(({ format }) => format === 'iso8601'))
  const places: Readonly<Record<string, (key: string) => object>> = {
    date: () => ({ relevantDates: [{ date: 1 }] }),
    startDate: () => ({ relevantDates: [{ startDate: 1 }] }),
    endDate: () => ({ relevantDates: [{ endDate: 1 }] }),
    relevantDate: () => ({ relevantDates: [{ relevantDate: 1 }] }),
    expirationDate: () => ({ expirationDate: 1 }),
  }
  expect(dates.length).toBeGreaterThan(20)
  for (const { name } of dates) {
    const change = places[name]?.(name) ?? { semantics: { [name]: 1 } }
    expect(findingsOf('date-not-w3c', { ...change }), name).toHaveLength(1)
  }
})

test('one cause of a date is told once', () => {
  const texts = ['2026-10-02', '2026-10-02T19:30', '2026-02-30T19:30Z', '2026-10-02T19:30:00.0 02:00', '1', '']
  for (const text of texts) {
    for (const key of ['expirationDate', 'relevantDate']) {
      const rules = checkPass(changed({ [key]: text })).findings.map(({ rule }) => rule)
      expect(
        rules.filter(rule => rule.startsWith('date-')),
        `${key} ${text}`,
      ).toHaveLength(1)
    }
  }
})
