import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDocumentCheck } from '../../src/document/check-document.ts'
import { createDocument, type DocumentEdit, editDocument, formatPass } from '../../src/document/pass-document.ts'

const NOW = new Date('2026-10-02T12:00:00Z')

const PASS = {
  formatVersion: 1,
  serialNumber: 'M-0042',
  organizationName: 'Example',
  description: 'Card of Example',
  storeCard: { primaryFields: [{ key: 'balance', label: 'BALANCE', value: 50, currencyCode: 'EUR' }] },
}

/** The first bytes of a PNG of 30 by 30 pixels. */
const PNG = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAB4AAAAeCAYAAAA='), character => character.charCodeAt(0))

const set = (pointer: string, value: unknown): DocumentEdit => ({
  kind: 'json',
  edits: [{ op: 'set', pointer, value }],
})

const edit: fc.Arbitrary<DocumentEdit> = fc.oneof(
  fc.string({ maxLength: 12 }).map(text => set('/logoText', text)),
  fc.oneof(fc.string(), fc.integer()).map(value => set('/storeCard/primaryFields/0/value', value)),
  fc
    .constantFrom('icon.png', 'icon@2x.png', 'logo.png', 'thumbnail.png', 'de.lproj/logo.png')
    .chain(path =>
      fc
        .constantFrom(PNG, new Uint8Array([1, 2, 3]), undefined)
        .map((bytes): DocumentEdit => ({ kind: 'images', images: new Map([[path, bytes]]) })),
    ),
  fc
    .tuple(fc.constantFrom('de', 'fr'), fc.constantFrom({ BALANCE: 'GUTHABEN' }, { Balance: 'Solde' }, undefined))
    .map(([language, strings]): DocumentEdit => ({ kind: 'language', language, strings })),
  fc.constantFrom('{', '[]', formatPass(PASS)).map((text): DocumentEdit => ({ kind: 'text', text })),
)

describe('a check of one document after the other', () => {
  test('finds in each what is found when it is looked at for the first time', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 10 }), edits => {
        const check = createDocumentCheck(NOW)
        let document = createDocument({ text: formatPass(PASS) })
        for (const each of edits) {
          document = editDocument(document, each)
          expect(check(document)).toEqual(createDocumentCheck(NOW)(document))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('looks at images again when they change, and at nothing else of them', () => {
    const check = createDocumentCheck(NOW)
    const before = createDocument({ text: formatPass(PASS) })
    const rulesOf = (document: typeof before) => check(document).findings.map(({ rule }) => rule)
    expect(rulesOf(before)).toContain('icon-missing')
    const after = editDocument(before, { kind: 'images', images: new Map([['icon.png', PNG]]) })
    expect(rulesOf(after)).not.toContain('icon-missing')
    expect(rulesOf(editDocument(after, set('/logoText', 'Example')))).not.toContain('icon-missing')
  })
})
