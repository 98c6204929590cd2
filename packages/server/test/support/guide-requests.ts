import type { GuidePassRequest } from './guide-client.ts'

/** The body of the guide's first call, word for word. */
export const CREATE_REQUEST = {
  barcodeValue: 'MEMBER-12345',
  barcodeFormat: 'QR',
  logoText: 'Bayroast Coffee',
  colorPreset: 'dark',
  primaryFields: [{ label: 'MEMBER', value: 'Jane Cooper' }],
  secondaryFields: [
    { label: 'TIER', value: 'Gold' },
    { label: 'SINCE', value: '2024' },
  ],
  headerFields: [{ label: 'POINTS', value: '1,250' }],
  backFields: [
    { label: 'TERMS', value: 'Points expire after 90 days of inactivity.' },
    { label: 'SUPPORT', value: 'https://example.com/help' },
  ],
} satisfies GuidePassRequest

/** The body of the guide's second call, word for word. */
export const UPDATE_REQUEST = {
  barcodeValue: 'MEMBER-12345',
  barcodeFormat: 'QR',
  logoText: 'Bayroast Coffee',
  secondaryFields: [{ label: 'POINTS', value: '1500', changeMessage: 'You earned %@ points' }],
} satisfies GuidePassRequest
