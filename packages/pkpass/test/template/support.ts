import type { Message } from '../../src/protobuf/message.ts'
import { TemplateError } from '../../src/template/template-error.ts'
import { json, PASS } from '../support/sandbox.ts'

/** The pass of a template as an editor writes it: placeholders, handles, and a style for old systems beside the poster. */
export const CONTENT = {
  ...PASS,
  passTypeIdentifier: 'pass.',
  serialNumber: '',
  teamIdentifier: '',
  organizationName: '',
  expirationDate: '2026-12-31T23:59:00-08:00',
  backgroundColor: '#3c1e14',
  newKeyOf2031: { deep: true },
  storeCard: undefined,
  posterGeneric: {
    primaryFields: [{ _id: '1', key: 'memberName', label: 'Member', value: 'Name', glow: 1 }],
    secondaryFields: [{ _id: '2', key: 'since', value: '2026-01-01T00:00:00Z', dateStyle: 'PKDateStyleShort' }],
    footerFields: [{ _id: '3', key: 'guest', value: 'Guest' }],
  },
  generic: { primaryFields: [{ key: 'memberName', value: 'Name' }] },
  userInfo: { _id: 'mine' },
}

export const TOOLING = { designerVersion: '1.0', automaticallyGenerateCompatiblePass: true, color: 'dark' }

/** The files of a template's folder. */
export function templateFolder(content: unknown = CONTENT): Record<string, Uint8Array> {
  return {
    'pass.json': json(content),
    'tooling.json': json(TOOLING),
    'icon@2x.png': Uint8Array.of(1),
    'background@2x.pdf': Uint8Array.of(2),
    'en.lproj/pass.strings': Uint8Array.of(3),
    'notes/read me.txt': Uint8Array.of(4),
  }
}

/** 2027-01-01T00:00:00Z */
export const NEW_YEAR = { seconds: 1_798_761_600n }

/** A personalization message in all forms it has. */
interface Vector {
  readonly hex: string
  readonly message: Message
  readonly json: unknown
}

/** Messages and their bytes: templates, section 4.3. */
export const MESSAGES: readonly Vector[] = [
  { hex: '0a0412024131', message: { pass: { serial_number: 'A1' } }, json: { pass: { serialNumber: 'A1' } } },
  {
    hex: '0a6112064d2d303034325a2a0a280a1b0a0a6d656d6265724e616d65120d0a0b416461204578616d706c6512090a056775657374100072060880d9dbd906820116080112064d2d303034321a0a69736f2d383835392d31b2010909000000000000f03f1210120e0a0c6172742f624032782e706e67',
    message: {
      pass: {
        serial_number: 'M-0042',
        fields: {
          field_customization: {
            value_for_key: new Map([['memberName', { value_text: 'Ada Example' }]]),
            visibility_for_key: new Map([['guest', false]]),
          },
        },
        expiration_date: NEW_YEAR,
        barcodes: [{ format: 1, message: 'M-0042', message_encoding: 'iso-8859-1' }],
        background_color: { red: 1 },
      },
      background: { times2: { image_path: 'art/b@2x.png' } },
    },
    json: {
      pass: {
        serialNumber: 'M-0042',
        fields: {
          fieldCustomization: {
            valueForKey: { memberName: { valueText: 'Ada Example' } },
            visibilityForKey: { guest: false },
          },
        },
        expirationDate: '2027-01-01T00:00:00Z',
        barcodes: [{ format: 'BARCODE_FORMAT_QR', message: 'M-0042', messageEncoding: 'iso-8859-1' }],
        backgroundColor: { red: 1 },
      },
      background: { times2: { imagePath: 'art/b@2x.png' } },
    },
  },
]

/** What is refused, or what comes instead. */
export function refusal(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    if (error instanceof TemplateError) return error
    throw error
  }
}
