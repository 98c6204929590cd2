import { expect, test } from 'vitest'
import { findingsOf, PASS, passRuleTests } from './pass-rule.ts'

const TEXT_20 = 'Twenty characters ok'
const TEXT_25 = 'Twenty-five characters ok'

/** Fields with short texts, each with what is given. */
function some(count: number, prefix: string, more: Readonly<Record<string, unknown>> = {}) {
  return Array.from({ length: count }, (_each, index) => ({
    key: `${prefix}${index}`,
    label: 'A',
    value: 'A',
    ...more,
  }))
}

/** A pass of a style with the groups that are given, beside a header and as many primary fields as it needs. */
function styled(style: string, groups: Readonly<Record<string, unknown>>) {
  return {
    storeCard: undefined,
    [style]: {
      ...(style === 'boardingPass' && { transitType: 'PKTransitTypeTrain' }),
      headerFields: some(1, 'h'),
      primaryFields: some(style === 'boardingPass' ? 2 : 1, 'p'),
      ...groups,
    },
  }
}

function barcodesOf(...formats: readonly string[]) {
  return {
    barcodes: formats.map(format => ({ format, message: '12345', messageEncoding: 'iso-8859-1' })),
  }
}

const FOUR_AND_ONE = { secondaryFields: some(4, 's'), auxiliaryFields: some(1, 'a') }
const TWO_AND_TWO = { secondaryFields: some(2, 's'), auxiliaryFields: some(2, 'a') }

passRuleTests('layout-header-count', {
  raises: {
    'four header fields': [styled('generic', { headerFields: some(4, 'h') }), '/generic/headerFields/3'],
    'two on a poster': [{ posterGeneric: { headerFields: some(2, 'h') } }, '/posterGeneric/headerFields/1'],
  },
  accepts: {
    'three header fields': styled('generic', { headerFields: some(3, 'h') }),
    'one on a poster': { posterGeneric: { headerFields: some(1, 'h') } },
  },
})

passRuleTests('layout-header-crowded', {
  raises: {
    'two header fields beside 16 characters': [
      { ...styled('generic', { headerFields: some(2, 'h') }), logoText: 'Sixteen letters!' },
      '/logoText',
    ],
  },
  accepts: {
    'beside 15 characters': { ...styled('generic', { headerFields: some(2, 'h') }), logoText: 'Fifteen letters' },
    'one header field': { logoText: 'Sixteen letters!' },
    'a text that is cut even alone': {
      ...styled('generic', { headerFields: some(2, 'h') }),
      logoText: `${TEXT_20} and more`,
    },
    'no logo text': { ...styled('generic', { headerFields: some(2, 'h') }), logoText: undefined },
  },
})

passRuleTests('layout-logo-text-long', {
  raises: {
    logoText: [{ logoText: `${TEXT_20}!` }, '/logoText'],
    eventLogoText: [{ eventLogoText: `${TEXT_20}!` }, '/eventLogoText'],
  },
  accepts: {
    '20 characters': { logoText: TEXT_20 },
    '20 characters of several units': { logoText: 'e\u0301\u{1F3AB}'.repeat(10) },
    'a key of pass.strings': { logoText: 'pass.front.logo_text_of_the_issuer' },
  },
})

passRuleTests('layout-primary-count', {
  raises: {
    two: [styled('eventTicket', { primaryFields: some(2, 'p') }), '/eventTicket/primaryFields/1'],
    'three on a boarding pass': [
      styled('boardingPass', { primaryFields: some(3, 'p') }),
      '/boardingPass/primaryFields/2',
    ],
    'five on a poster': [{ posterGeneric: { primaryFields: some(5, 'p') } }, '/posterGeneric/primaryFields/4'],
  },
  accepts: {
    one: {},
    'two on a boarding pass': styled('boardingPass', {}),
    'four on a poster': { posterGeneric: { primaryFields: some(4, 'p') } },
  },
})

passRuleTests('layout-boarding-primary', {
  raises: {
    one: [styled('boardingPass', { primaryFields: some(1, 'p') }), '/boardingPass/primaryFields'],
    none: [styled('boardingPass', { primaryFields: undefined }), '/boardingPass/primaryFields'],
  },
  accepts: { two: styled('boardingPass', {}), 'one of another style': {} },
})

passRuleTests('layout-primary-long', {
  raises: {
    '26 characters': [
      styled('generic', { primaryFields: [{ key: 'p', value: `${TEXT_25}!` }] }),
      '/generic/primaryFields/0/value',
    ],
  },
  accepts: {
    '25 characters': styled('generic', { primaryFields: [{ key: 'p', value: TEXT_25 }] }),
    'a date, which is written by the phone': styled('generic', {
      primaryFields: [{ key: 'p', value: '2026-10-02T19:30:00.000+02:00', dateStyle: 'PKDateStyleShort' }],
    }),
    'a poster, whose title is large': { posterGeneric: { primaryFields: [{ key: 'p', value: `${TEXT_25}!` }] } },
    'a secondary field': styled('generic', { secondaryFields: [{ key: 's', value: `${TEXT_25}!` }] }),
  },
})

passRuleTests('layout-secondary-count', {
  raises: {
    'five on an event ticket': [
      styled('eventTicket', { secondaryFields: some(5, 's') }),
      '/eventTicket/secondaryFields/4',
    ],
    'five above a wide code': [
      { ...styled('generic', { secondaryFields: some(5, 's') }), ...barcodesOf('PKBarcodeFormatPDF417') },
      '/generic/secondaryFields/4',
    ],
  },
  accepts: {
    four: styled('eventTicket', { secondaryFields: some(4, 's') }),
    'five in the common row of a store card, of which another rule tells': styled('storeCard', {
      secondaryFields: some(5, 's'),
    }),
  },
})

passRuleTests('layout-auxiliary-count', {
  raises: {
    'five on an event ticket': [
      styled('eventTicket', { auxiliaryFields: some(5, 'a') }),
      '/eventTicket/auxiliaryFields/4',
    ],
    'six on a boarding pass': [
      styled('boardingPass', { auxiliaryFields: some(6, 'a') }),
      '/boardingPass/auxiliaryFields/5',
    ],
    'five in the second row': [
      styled('eventTicket', { auxiliaryFields: [...some(1, 'a'), ...some(5, 'b', { row: 1 })] }),
      '/eventTicket/auxiliaryFields/5',
    ],
  },
  accepts: {
    'eight on an event ticket, in two rows': styled('eventTicket', {
      auxiliaryFields: [...some(4, 'a'), ...some(4, 'b', { row: 1 })],
    }),
    'five on a boarding pass': styled('boardingPass', { auxiliaryFields: some(5, 'a') }),
    'five in the common row of a coupon, of which another rule tells': styled('coupon', {
      auxiliaryFields: some(5, 'a'),
    }),
  },
})

passRuleTests('layout-secondary-auxiliary-combined', {
  raises: {
    'five on a coupon': [styled('coupon', FOUR_AND_ONE), '/coupon/auxiliaryFields/0'],
    'five on a store card': [
      styled('storeCard', { secondaryFields: some(2, 's'), auxiliaryFields: some(3, 'a') }),
      '/storeCard/auxiliaryFields/2',
    ],
    'five secondary fields': [styled('coupon', { secondaryFields: some(5, 's') }), '/coupon/secondaryFields/4'],
  },
  accepts: {
    four: styled('coupon', TWO_AND_TWO),
    'five on an event ticket': styled('eventTicket', FOUR_AND_ONE),
  },
})

passRuleTests('layout-generic-square-barcode', {
  raises: {
    'five above a QR code': [styled('generic', FOUR_AND_ONE), '/generic/auxiliaryFields/0'],
    'five above an Aztec code': [
      { ...styled('generic', FOUR_AND_ONE), ...barcodesOf('PKBarcodeFormatAztec', 'PKBarcodeFormatPDF417') },
      '/generic/auxiliaryFields/0',
    ],
    'five above a legacy code': [
      {
        ...styled('generic', FOUR_AND_ONE),
        barcodes: undefined,
        barcode: { format: 'PKBarcodeFormatQR', message: '1', messageEncoding: 'iso-8859-1' },
      },
      '/generic/auxiliaryFields/0',
    ],
  },
  accepts: {
    four: styled('generic', TWO_AND_TWO),
    'five above a wide code': { ...styled('generic', FOUR_AND_ONE), ...barcodesOf('PKBarcodeFormatPDF417') },
    'five without a code': { ...styled('generic', FOUR_AND_ONE), barcodes: undefined },
    'five on an event ticket': styled('eventTicket', FOUR_AND_ONE),
  },
})

passRuleTests('layout-row-text', {
  raises: {
    'more than 60 characters in a row': [
      styled('eventTicket', { secondaryFields: some(3, 's', { value: `${TEXT_20}!` }) }),
      '/eventTicket/secondaryFields',
    ],
    'more than 60 characters in a common row': [
      styled('storeCard', {
        secondaryFields: some(2, 's', { value: `${TEXT_20}!` }),
        auxiliaryFields: some(1, 'a', { value: `${TEXT_20}!` }),
      }),
      '/storeCard/secondaryFields',
    ],
    'one long value in a full row': [
      styled('eventTicket', { auxiliaryFields: [...some(3, 'a'), { key: 'long', value: `${TEXT_20}!` }] }),
      '/eventTicket/auxiliaryFields/3/value',
    ],
  },
  accepts: {
    '60 characters in a row': styled('eventTicket', { secondaryFields: some(3, 's', { value: TEXT_20 }) }),
    'one long value in a row with room': styled('eventTicket', {
      auxiliaryFields: [...some(2, 'a'), { key: 'long', value: `${TEXT_20}!` }],
    }),
    'one value that has the row alone': styled('eventTicket', {
      secondaryFields: [{ key: 'long', value: TEXT_25.repeat(3) }],
    }),
    'what is not drawn': styled('eventTicket', {
      secondaryFields: [...some(4, 's'), { key: 'long', value: TEXT_25.repeat(3) }],
    }),
    'two rows of an event ticket': styled('eventTicket', {
      auxiliaryFields: [...some(2, 'a', { value: TEXT_20 }), ...some(2, 'b', { value: TEXT_20, row: 1 })],
    }),
    'a poster, which draws neither row': { posterGeneric: { secondaryFields: some(4, 's', { value: TEXT_25 }) } },
  },
})

passRuleTests('layout-poster-footer-count', {
  raises: { two: [{ posterGeneric: { footerFields: some(2, 'f') } }, '/posterGeneric/footerFields/1'] },
  accepts: { one: { posterGeneric: { footerFields: some(1, 'f') } }, 'no poster': {} },
})

passRuleTests('layout-poster-title-label', {
  raises: {
    'a label on the title': [
      { posterGeneric: { primaryFields: some(2, 'p') } },
      '/posterGeneric/primaryFields/0/label',
    ],
  },
  accepts: {
    'a label on the second field': {
      posterGeneric: { primaryFields: [{ key: 'title', value: 'A' }, ...some(1, 'p')] },
    },
    'a classic style': {},
  },
})

passRuleTests('layout-label-long', {
  raises: {
    '21 characters': [
      styled('generic', { secondaryFields: some(1, 's', { label: `${TEXT_20}!` }) }),
      '/generic/secondaryFields/0/label',
    ],
  },
  accepts: {
    '20 characters': styled('generic', { secondaryFields: some(1, 's', { label: TEXT_20 }) }),
    'the back': styled('generic', { backFields: some(1, 'b', { label: `${TEXT_20}!` }) }),
    'a key of pass.strings': styled('generic', {
      secondaryFields: some(1, 's', { label: 'event.section.label.long' }),
    }),
  },
})

passRuleTests('layout-front-empty', {
  raises: {
    'neither header nor primary field': [
      styled('coupon', { headerFields: [], primaryFields: undefined, secondaryFields: some(1, 's') }),
      '/coupon',
    ],
  },
  accepts: {
    'a header field': styled('coupon', { primaryFields: [] }),
    'a primary field': styled('coupon', { headerFields: [] }),
    'a boarding pass, of which another rule tells': styled('boardingPass', { headerFields: [], primaryFields: [] }),
    'an empty card beside a poster, of which another rule tells': { storeCard: {}, posterGeneric: {} },
    'a poster alone': { storeCard: undefined, posterGeneric: {} },
  },
})

passRuleTests('layout-header-essential', {
  raises: {
    'no header field': [styled('coupon', { headerFields: undefined }), '/coupon/headerFields'],
    'an empty group': [styled('boardingPass', { headerFields: [] }), '/boardingPass/headerFields'],
  },
  accepts: {
    'a header field': {},
    'an empty front, of which another rule tells': { storeCard: {} },
    'a poster event ticket, whose header comes from tags': {
      ...styled('eventTicket', { headerFields: [] }),
      preferredStyleSchemes: ['posterEventTicket', 'eventTicket'],
    },
    'a poster alone': { storeCard: undefined, posterGeneric: {} },
  },
})

test('lengths are told as estimates', () => {
  const [found] = findingsOf('layout-logo-text-long', { ...PASS, logoText: `${TEXT_20}!` })
  expect(found?.message).toBe('logoText has about 21 characters, room is for about 20')
})
