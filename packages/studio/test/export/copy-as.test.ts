import { describe, expect, test } from 'vitest'
import { createDocument } from '../../src/document/pass-document.ts'
import { requestOf } from '../../src/export/copy-as.ts'

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
const DATA = 'data:image/png;base64,iVBORw=='

describe('a call that issues a design', () => {
  test('carries images at their largest scale, those of a language with it, and none that the API does not know', () => {
    const document = createDocument({
      text: '{"formatVersion":1,"serialNumber":"1","logoText":"Kiln","coupon":{}}',
      images: new Map([
        ['logo@2x.png', new Uint8Array([1])],
        ['logo@3x.png', PNG],
        ['de.lproj/strip@2x.png', PNG],
        ['de_DE.lproj/strip.png', PNG],
        ['draft.png', PNG],
      ]),
      localizations: { de: { Kiln: 'Ofen' }, fr: {} },
      otherFiles: new Map([['notes.txt', PNG]]),
    })
    expect(requestOf(document)).toEqual({
      style: 'coupon',
      images: { logo: DATA },
      localizations: { de: { strings: { Kiln: 'Ofen' }, images: { strip: DATA } }, fr: { strings: {} } },
      pass: { logoText: 'Kiln', coupon: {} },
    })
  })
})
