import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../src/findings/apply-changes.ts'
import { checkPass } from '../../src/findings/check-pass.ts'
import type { RuleId } from '../../src/rules/index.ts'
import type { FieldGroup } from '../../src/schema/field.ts'
import { changed, findingsOf, PASS, passRuleTests } from './pass-rule.ts'

const DATE = '2026-10-02T19:30:00+02:00'

/** The store card with a group of one field, which has what is given. */
function withField(field: Readonly<Record<string, unknown>>, group: FieldGroup = 'secondaryFields') {
  return { storeCard: { ...PASS.storeCard, [group]: [{ key: 'own', ...field }] } }
}

/** An event ticket with auxiliary fields in the rows that are given. */
function ticketWithRows(...rows: readonly unknown[]) {
  const auxiliaryFields = rows.map((row, index) => ({ key: `own${index}`, value: 'A', row }))
  return { storeCard: undefined, eventTicket: { ...PASS.storeCard, auxiliaryFields } }
}

/** A pass with one upcoming entry, which has a back field. */
function withEntryField(field: Readonly<Record<string, unknown>>) {
  const entry = { identifier: '1', name: 'Second night', type: 'event', backFields: [{ key: 'own', ...field }] }
  return { upcomingPassInformation: [entry] }
}

const OWN = '/storeCard/secondaryFields/0'
const ENTRY = '/upcomingPassInformation/0/backFields/0'

passRuleTests('field-not-object', {
  raises: {
    'a text for a field': [{ storeCard: { backFields: ['Terms'] } }, '/storeCard/backFields/0'],
    'null for a field': [{ storeCard: { backFields: [null] } }, '/storeCard/backFields/0'],
    'an object for a group': [{ storeCard: { backFields: { key: 'terms', value: '1' } } }, '/storeCard/backFields'],
    'null for a group': [{ storeCard: { backFields: null } }, '/storeCard/backFields'],
  },
  accepts: { 'an empty group': { storeCard: { backFields: [] } }, 'an array of objects': withField({ value: 'A' }) },
})

passRuleTests('field-key-missing', {
  raises: {
    'no key': [withField({ key: undefined, value: 'A' }), `${OWN}/key`],
    'an empty key': [withField({ key: '', value: 'A' }), `${OWN}/key`],
    null: [withField({ key: null, value: 'A' }), `${OWN}/key`],
  },
  accepts: { 'a key': withField({ value: 'A' }) },
})

passRuleTests('field-key-duplicate', {
  raises: { 'one key in two groups': [withField({ key: 'points', value: 'A' }), `${OWN}/key`] },
  accepts: {
    'keys of different capitals': withField({ key: 'Points', value: 'A' }),
    'one key in a poster and its fallback': { posterGeneric: { primaryFields: [{ key: 'points', value: 42 }] } },
  },
})

passRuleTests('field-value-missing', {
  raises: { 'no value': [withField({ label: 'A' }), `${OWN}/value`] },
  accepts: { 'an empty value': withField({ value: '' }), zero: withField({ value: 0 }) },
})

passRuleTests('field-value-type', {
  raises: {
    'a boolean': [withField({ value: true }), `${OWN}/value`],
    null: [withField({ value: null }), `${OWN}/value`],
    'an array': [withField({ value: [] }), `${OWN}/value`],
    'an object': [withField({ value: { text: 'A' } }), `${OWN}/value`],
  },
  accepts: { 'a text': withField({ value: 'A' }), 'a number': withField({ value: 0.5 }) },
})

passRuleTests('field-value-empty', {
  raises: {
    'an empty text': [withField({ value: '' }), `${OWN}/value`],
    'white space': [withField({ value: ' \n' }, 'headerFields'), '/storeCard/headerFields/0/value'],
  },
  accepts: {
    'one space on the back': withField({ value: ' ' }, 'backFields'),
    zero: withField({ value: 0 }),
    'what has a rule of its own': withField({ value: '', attributedValue: 'A' }),
    'a date that is not there': withField({ value: '', dateStyle: 'PKDateStyleShort' }),
  },
})

passRuleTests('field-date-style-non-date', {
  raises: {
    'a text': [withField({ value: 'Friday', dateStyle: 'PKDateStyleShort' }), `${OWN}/value`],
    'no zone': [withField({ value: '2026-10-02T19:30:00', timeStyle: 'PKDateStyleShort' }), `${OWN}/value`],
    'a day alone': [withField({ value: '2026-10-02', dateStyle: 'PKDateStyleShort' }), `${OWN}/value`],
    'no such day': [withField({ value: '2026-02-30T19:30:00Z', dateStyle: 'PKDateStyleShort' }), `${OWN}/value`],
    'a number': [withField({ value: 1_790_000_000, isRelative: true }), `${OWN}/value`],
    'a zone without colon': [withField({ value: '2026-10-02T19:30:00+0200', ignoresTimeZone: true }), `${OWN}/value`],
    'an upcoming entry': [withEntryField({ value: 'Friday', dateStyle: 'PKDateStyleShort' }), `${ENTRY}/value`],
  },
  accepts: {
    'a date': withField({ value: DATE, dateStyle: 'PKDateStyleShort', timeStyle: 'PKDateStyleShort' }),
    'no seconds': withField({ value: '2026-10-02T19:30Z', dateStyle: 'PKDateStyleShort' }),
    'flags that are off': withField({ value: 'Friday', isRelative: false, ignoresTimeZone: false }),
  },
})

passRuleTests('field-date-unstyled', {
  raises: {
    'a date': [withField({ value: DATE }), `${OWN}/value`],
    'a date on the back': [withField({ value: DATE }, 'backFields'), '/storeCard/backFields/0/value'],
    'an upcoming entry': [withEntryField({ value: DATE }), `${ENTRY}/value`],
  },
  accepts: {
    'one style': withField({ value: DATE, timeStyle: 'PKDateStyleShort' }),
    'a relative date': withField({ value: DATE, isRelative: true }),
    'a day alone': withField({ value: '2026-10-02' }),
    'a date in words': withField({ value: '2 October 2026' }),
    'a date in a sentence': withField({ value: `Printed ${DATE}` }),
  },
})

passRuleTests('field-date-half-styled', {
  raises: {
    'dateStyle alone': [withField({ value: DATE, dateStyle: 'PKDateStyleShort' }), `${OWN}/timeStyle`],
    'timeStyle alone': [withField({ value: DATE, timeStyle: 'PKDateStyleShort' }), `${OWN}/dateStyle`],
  },
  accepts: {
    both: withField({ value: DATE, dateStyle: 'PKDateStyleShort', timeStyle: 'PKDateStyleNone' }),
    neither: withField({ value: DATE, isRelative: true }),
    'a value that is no date': withField({ value: 'Friday', dateStyle: 'PKDateStyleShort' }),
  },
})

passRuleTests('field-number-style-non-number', {
  raises: {
    'a number as a text': [withField({ value: '42', numberStyle: 'PKNumberStyleDecimal' }), `${OWN}/value`],
    'an empty text': [withField({ value: '', numberStyle: 'PKNumberStylePercent' }), `${OWN}/value`],
  },
  accepts: {
    'a number': withField({ value: 42, numberStyle: 'PKNumberStyleDecimal' }),
    'a text without style': withField({ value: '42' }),
  },
})

passRuleTests('field-currency-non-number', {
  raises: {
    'an amount as a text': [withField({ value: '12.50', currencyCode: 'EUR' }), `${OWN}/value`],
    'an upcoming entry': [withEntryField({ value: '12.50', currencyCode: 'EUR' }), `${ENTRY}/value`],
  },
  accepts: {
    'a number': withField({ value: 12.5, currencyCode: 'EUR' }),
    'a text without currency': withField({ value: '12.50 EUR' }),
  },
})

passRuleTests('field-currency-and-number-style', {
  raises: {
    both: [withField({ value: 1, currencyCode: 'EUR', numberStyle: 'PKNumberStyleDecimal' }), `${OWN}/numberStyle`],
  },
  accepts: {
    'currencyCode alone': withField({ value: 1, currencyCode: 'EUR' }),
    'numberStyle alone': withField({ value: 1, numberStyle: 'PKNumberStyleDecimal' }),
    'a text, of which others tell': withField({
      value: '1',
      currencyCode: 'EUR',
      numberStyle: 'PKNumberStyleDecimal',
    }),
  },
})

passRuleTests('field-currency-code', {
  raises: {
    blank: [withField({ value: 1, currencyCode: ' ' }), `${OWN}/currencyCode`],
    empty: [withField({ value: 1, currencyCode: '' }), `${OWN}/currencyCode`],
    'a symbol': [withField({ value: 1, currencyCode: '€' }), `${OWN}/currencyCode`],
    'small letters': [withField({ value: 1, currencyCode: 'eur' }), `${OWN}/currencyCode`],
    'a code nobody has': [withField({ value: 1, currencyCode: 'EUX' }), `${OWN}/currencyCode`],
  },
  accepts: {
    euro: withField({ value: 1, currencyCode: 'EUR' }),
    yen: withField({ value: 1, currencyCode: 'JPY' }),
    'a withdrawn code': withField({ value: 1, currencyCode: 'HRK' }),
  },
})

passRuleTests('field-enum-unknown', {
  raises: {
    dateStyle: [withField({ value: DATE, dateStyle: 'short' }), `${OWN}/dateStyle`],
    timeStyle: [withField({ value: DATE, timeStyle: 'PKTimeStyleShort' }), `${OWN}/timeStyle`],
    numberStyle: [withField({ value: 1, numberStyle: '' }), `${OWN}/numberStyle`],
    textAlignment: [withField({ value: 'A', textAlignment: 'right' }), `${OWN}/textAlignment`],
    dataDetectorTypes: [
      withField({ value: 'A', dataDetectorTypes: ['PKDataDetectorTypeLink', 'Email'] }),
      `${OWN}/dataDetectorTypes/1`,
    ],
    'an upcoming entry': [withEntryField({ value: 'A', textAlignment: 'right' }), `${ENTRY}/textAlignment`],
  },
  accepts: {
    'documented names': withField({
      value: DATE,
      dateStyle: 'PKDateStyleFull',
      timeStyle: 'PKDateStyleNone',
      textAlignment: 'PKTextAlignmentNatural',
      dataDetectorTypes: ['PKDataDetectorTypeCalendarEvent'],
    }),
    'no detectors': withField({ value: 'A', dataDetectorTypes: [] }, 'backFields'),
  },
})

passRuleTests('field-alignment-misplaced', {
  raises: {
    'a back field': [
      withField({ value: 'A', textAlignment: 'PKTextAlignmentRight' }, 'backFields'),
      '/storeCard/backFields/0/textAlignment',
    ],
    'a primary field': [
      withField({ value: 'A', textAlignment: 'PKTextAlignmentCenter' }, 'primaryFields'),
      '/storeCard/primaryFields/0/textAlignment',
    ],
  },
  accepts: {
    'the natural one': withField({ value: 'A', textAlignment: 'PKTextAlignmentNatural' }, 'primaryFields'),
    'a secondary field': withField({ value: 'A', textAlignment: 'PKTextAlignmentRight' }),
  },
})

passRuleTests('field-detectors-misplaced', {
  raises: {
    'a front field': [
      withField({ value: 'A', dataDetectorTypes: ['PKDataDetectorTypeLink'] }),
      `${OWN}/dataDetectorTypes`,
    ],
  },
  accepts: {
    'a back field': withField({ value: 'A', dataDetectorTypes: ['PKDataDetectorTypeLink'] }, 'backFields'),
    'the tile below the pass': withField({ value: 'A', dataDetectorTypes: [] }, 'additionalInfoFields'),
  },
})

passRuleTests('field-attributed-markup', {
  raises: {
    'bold text': [withField({ value: 'A', attributedValue: '<b>A</b>' }), `${OWN}/attributedValue`],
    'a line break': [withField({ value: 'A', attributedValue: 'A<br/>B' }), `${OWN}/attributedValue`],
    'a link to nowhere': [withField({ value: 'A', attributedValue: '<a name="x">A</a>' }), `${OWN}/attributedValue`],
    'a bare & in an address': [
      withField({ value: 'A', attributedValue: '<a href="https://example.com/?a=1&b=2">A</a>' }),
      `${OWN}/attributedValue`,
    ],
    'an upcoming entry': [withEntryField({ value: 'A', attributedValue: '<i>A</i>' }), `${ENTRY}/attributedValue`],
  },
  accepts: {
    'a link': withField({ value: 'A', attributedValue: 'See <a href="https://example.com/?a=1&amp;b=2">A</a>' }),
    'a link in single quotation marks': withField({ value: 'A', attributedValue: "<A HREF='tel:123'>A</A>" }),
    'an & outside of links': withField({ value: 'A', attributedValue: 'Q & A: <a href="https://example.com">A</a>' }),
    'numeric references': withField({ value: 'A', attributedValue: '<a href="https://example.com/?a&#38;b">A</a>' }),
    'less than': withField({ value: 'A', attributedValue: '1 < 2, a<b, <me@example.com>' }),
    'a number': withField({ value: 1, attributedValue: 1 }),
  },
})

passRuleTests('field-attributed-no-plain', {
  raises: {
    'an empty value': [withField({ value: '', attributedValue: 'A' }), `${OWN}/value`],
    'one space on the back': [
      withField({ value: ' ', attributedValue: 'A' }, 'backFields'),
      '/storeCard/backFields/0/value',
    ],
  },
  accepts: {
    both: withField({ value: 'A', attributedValue: 'A' }),
    zero: withField({ value: 0, attributedValue: 'None' }),
    'value alone': withField({ value: ' ' }, 'backFields'),
  },
})

passRuleTests('field-html-in-value', {
  raises: {
    'a link': [withField({ value: '<a href="https://example.com">A</a>' }), `${OWN}/value`],
    'a line break': [withField({ value: 'A<br>B' }, 'backFields'), '/storeCard/backFields/0/value'],
    'a Markdown link': [withField({ value: 'See [terms](https://example.com)' }), `${OWN}/value`],
    'Markdown bold text': [withField({ value: 'Really **bold**.' }), `${OWN}/value`],
    'an upcoming entry': [withEntryField({ value: '<b>A</b>' }), `${ENTRY}/value`],
  },
  accepts: {
    'less and more': withField({ value: '1 < 2 > 0, a<b and b>c' }),
    'an address in angle brackets': withField({ value: 'Ada <ada@example.com>' }),
    'hidden digits': withField({ value: '**** **** **** 1234' }),
    'hidden characters': withField({ value: 'AB**CD**12' }),
    'hidden digits between asterisks': withField({ value: '**12**' }),
    'footnotes in brackets': withField({ value: 'Terms [1](2), * not on Sundays **' }),
  },
})

passRuleTests('field-line-break-front', {
  raises: {
    'a value': [withField({ value: 'A\nB' }), `${OWN}/value`],
    'a label': [withField({ label: 'A\r\nB', value: 'A' }), `${OWN}/label`],
  },
  accepts: {
    'the back': withField({ value: 'A\nB' }, 'backFields'),
    'the tile below the pass': withField({ value: 'A\nB' }, 'additionalInfoFields'),
    'nothing after it': withField({ value: 'A\n' }),
  },
})

passRuleTests('field-change-message-no-placeholder', {
  raises: { 'no %@': [withField({ value: 'A', changeMessage: 'Gate changed' }), `${OWN}/changeMessage`] },
  accepts: {
    '%@': withField({ value: 'A', changeMessage: 'Gate changed to %@' }),
    'no message': withField({ value: 'A' }),
    'a key of pass.strings': withField({ value: 'A', changeMessage: 'GATE_CHANGED' }),
    'a key of pass.strings with points': withField({ value: 'A', changeMessage: 'gate.changed' }),
  },
})

passRuleTests('field-change-message-placeholders', {
  raises: {
    '%@ twice': [withField({ value: 'A', changeMessage: 'From %@ to %@' }), `${OWN}/changeMessage`],
    'another mark': [withField({ value: 'A', changeMessage: '%@ has %d points' }), `${OWN}/changeMessage`],
    'a numbered mark': [withField({ value: 'A', changeMessage: '%@, %2$@' }), `${OWN}/changeMessage`],
    'a bare percent sign': [withField({ value: 'A', changeMessage: '20% discount: %@' }), `${OWN}/changeMessage`],
  },
  accepts: {
    '%@ once': withField({ value: 'A', changeMessage: 'Gate %@' }),
    'an escaped percent sign': withField({ value: 'A', changeMessage: '20%% discount: %@' }),
    'a percent sign before nothing': withField({ value: 'A', changeMessage: 'Now %@: 20%, or 30 %.' }),
    'a mark alone, of which another rule tells': withField({ value: 'A', changeMessage: 'Points: %d' }),
  },
})

passRuleTests('field-row-misplaced', {
  raises: {
    'a store card': [withField({ value: 'A', row: 1 }, 'auxiliaryFields'), '/storeCard/auxiliaryFields/0/row'],
    'another group': [withField({ value: 'A', row: 0 }), `${OWN}/row`],
    'a third row': [ticketWithRows(0, 1, 2), '/eventTicket/auxiliaryFields/2/row'],
    'half a row': [ticketWithRows(0.5), '/eventTicket/auxiliaryFields/0/row'],
  },
  accepts: { 'both rows of an event ticket': ticketWithRows(0, 1, undefined) },
})

passRuleTests('field-semantics-lost', {
  raises: {
    'tags in a field': [withField({ value: 'A', semantics: { eventName: 'A' } }), `${OWN}/semantics`],
  },
  accepts: { 'tags of the pass': { semantics: { eventName: 'A' } }, 'no tags': withField({ value: 'A' }) },
})

passRuleTests('field-editor-id', {
  raises: {
    'a field': [withField({ value: 'A', _id: '1' }), `${OWN}/_id`],
    'an upcoming entry': [withEntryField({ value: 'A', _id: '1' }), `${ENTRY}/_id`],
    'a seat': [{ semantics: { seats: [{ seatNumber: '1', _id: '1' }] } }, '/semantics/seats/0/_id'],
    'a seat of a field': [
      withField({ value: 'A', semantics: { seats: [{ _id: '1' }] } }),
      `${OWN}/semantics/seats/0/_id`,
    ],
    'an action': [
      { featuredActions: [{ identifier: 'call', type: 'call', url: 'tel:123', _id: '1' }] },
      '/featuredActions/0/_id',
    ],
  },
  accepts: { none: withField({ value: 'A' }), 'in userInfo': { userInfo: { _id: '1' } } },
})

passRuleTests('field-back-contact', {
  raises: {
    'no back': [{ storeCard: { primaryFields: [{ key: 'a', value: 1 }] } }, '/storeCard/backFields'],
    'terms alone': [
      withField({ label: 'Terms', value: 'One coffee for ten stamps. Valid 90 days' }, 'backFields'),
      '/storeCard/backFields',
    ],
    'a member number': [withField({ label: 'Member', value: '12.50' }, 'backFields'), '/storeCard/backFields'],
    'a poster': [{ storeCard: undefined, posterGeneric: {} }, '/posterGeneric/backFields'],
  },
  accepts: {
    'an e-mail address': withField({ value: 'hello@example.com' }, 'backFields'),
    'a telephone number': withField({ value: '+49 (30) 123-4567' }, 'backFields'),
    'a website': withField({ value: 'More at example.com' }, 'backFields'),
    'a postal address': withField({ value: '1 Main Street\nSpringfield' }, 'backFields'),
    'a link': withField({ value: 'Write', attributedValue: '<a href="mailto:a@b.c">Write</a>' }, 'backFields'),
    'a label that says so': withField({ label: 'Contact', value: 'At the counter' }, 'backFields'),
    'a key of pass.strings': withField({ value: 'issuer.where' }, 'backFields'),
    'a poster beside a card that has it': { posterGeneric: {} },
    'a contact of the venue': { storeCard: {}, contactVenueEmail: 'hello@example.com' },
  },
})

describe('fixes of fields', () => {
  const fixes: Readonly<
    Partial<Record<RuleId, readonly [change: Readonly<Record<string, unknown>>, key: string, after: unknown]>>
  > = {
    'field-date-style-non-date': [
      withField({ value: '2026-10-02 19:30:00 +0200', dateStyle: 'PKDateStyleShort', timeStyle: 'PKDateStyleShort' }),
      'value',
      DATE,
    ],
    'field-date-half-styled': [
      withField({ value: DATE, dateStyle: 'PKDateStyleShort' }),
      'timeStyle',
      'PKDateStyleNone',
    ],
    'field-number-style-non-number': [withField({ value: '42.5', numberStyle: 'PKNumberStyleDecimal' }), 'value', 42.5],
    'field-currency-non-number': [withField({ value: '12.50', currencyCode: 'EUR' }), 'value', 12.5],
    'field-currency-code': [withField({ value: 1, currencyCode: ' eur' }), 'currencyCode', 'EUR'],
    'field-detectors-misplaced': [withField({ value: 'A', dataDetectorTypes: [] }), 'dataDetectorTypes', undefined],
    'field-attributed-markup': [
      withField({ value: 'A', attributedValue: 'Q & <a href="https://example.com/?a&b&amp;c">A</a>' }),
      'attributedValue',
      'Q & <a href="https://example.com/?a&amp;b&amp;c">A</a>',
    ],
    'field-row-misplaced': [withField({ value: 'A', row: 1 }), 'row', undefined],
    'field-editor-id': [withField({ value: 'A', _id: '1' }), '_id', undefined],
  }

  test.each(Object.entries(fixes))('%s', (rule, [change, key, after]) => {
    const before = changed(change)
    const { findings } = checkPass(before)
    const changes = findings.filter(finding => finding.rule === rule).flatMap(finding => finding.changes ?? [])
    const fixed = applyChanges(before, changes)
    const others = findings.map(finding => finding.rule).filter(told => told !== rule)
    for (const finding of checkPass(fixed).findings) expect(others).toContain(finding.rule)
    expect(fixed).toMatchObject({ storeCard: { secondaryFields: [after === undefined ? {} : { [key]: after }] } })
    if (after === undefined) expect(fixed).not.toHaveProperty(['storeCard', 'secondaryFields', 0, key])
  })

  test('field-alignment-misplaced', () => {
    const change = withField({ value: 'A', textAlignment: 'PKTextAlignmentRight' }, 'primaryFields')
    const fixed = applyChanges(changed(change), findingsOf('field-alignment-misplaced', change)[0]?.changes ?? [])
    expect(fixed).toEqual(changed(withField({ value: 'A' }, 'primaryFields')))
  })

  test('nothing is guessed of texts that are not plainly numbers, dates or currencies', () => {
    const unfixed = {
      'field-number-style-non-number': withField({ value: '1,234', numberStyle: 'PKNumberStyleDecimal' }),
      'field-currency-non-number': withField({ value: '007', currencyCode: 'EUR' }),
      'field-date-style-non-date': withField({ value: '2026-10-02T19:30:00', dateStyle: 'PKDateStyleShort' }),
      'field-currency-code': withField({ value: 1, currencyCode: '€' }),
    } as const
    for (const [rule, change] of Object.entries(unfixed)) {
      const found = checkPass(changed(change)).findings.filter(finding => finding.rule === rule)
      expect(found, rule).toHaveLength(1)
      expect(found[0]?.changes, rule).toBeUndefined()
    }
  })
})

test('long hostile texts take no longer than others', () => {
  const long = 60_000
  const texts = ['<', '<a ', '<a href="&', '**a', '[', '[a](http:', '%', '%0', 'a.', '1,\n', '(1', '\n '].map(part =>
    part.repeat(long / part.length),
  )
  const fields = texts.map((text, index) => ({
    key: String(index),
    label: text,
    value: text,
    attributedValue: text,
    changeMessage: `%@${text}`,
    currencyCode: text,
  }))
  const start = performance.now()
  checkPass(changed({ logoText: texts[0], storeCard: { primaryFields: fields, backFields: fields.slice(0, 1) } }))
  expect(performance.now() - start).toBeLessThan(1_000)
})
