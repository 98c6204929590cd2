import { describe, expect, test } from 'vitest'
import { composePass } from '../../src/passes/compose-pass.ts'

const facts = {
  serialNumber: 'serial',
  authenticationToken: '0123456789abcdef',
  webServiceURL: 'https://passes.example.com',
  organizationName: 'Example Ltd',
  createdAt: new Date('2026-03-01T12:00:00.250Z'),
}

describe('a composed pass', () => {
  test('has no barcode when its value is absent or empty', () => {
    expect(composePass({ logoText: 'X' }, facts)).not.toHaveProperty('barcodes')
    expect(composePass({ logoText: 'X', barcodeValue: '', barcodeFormat: 'QR' }, facts)).not.toHaveProperty('barcodes')
  })

  test('writes the barcode in an encoding that can hold it', () => {
    const encodingOf = (barcodeValue: string) =>
      composePass({ logoText: 'X', barcodeValue, barcodeFormat: 'Aztec' }, facts).barcodes?.[0]?.messageEncoding
    expect(encodingOf('Zürich')).toBe('iso-8859-1')
    expect(encodingOf('東京')).toBe('utf-8')
  })

  test('counts the days to its expiration from its issue, in whole seconds', () => {
    expect(composePass({ logoText: 'X', expirationDays: 30 }, facts).expirationDate).toBe('2026-03-31T12:00:00Z')
  })

  test('is headed by its own organization, else its logo text, else the name in the certificate', () => {
    expect(composePass({ organizationName: 'Own', logoText: 'Logo' }, facts).organizationName).toBe('Own')
    expect(composePass({ logoText: 'Logo' }, facts).organizationName).toBe('Logo')
    expect(composePass({ primaryFields: [{ value: '1' }] }, facts).organizationName).toBe('Example Ltd')
  })

  test('is the same whenever it is composed', () => {
    const request = { logoText: 'X', color: '#123456', primaryFields: [{ label: 'A', value: '1' }] }
    expect(composePass(request, facts)).toEqual(composePass(request, facts))
  })
})
