import { checkPass, type Finding } from '@billfold/pkpass/findings'
import { describe, expect, test } from 'vitest'
import { Checks } from '../../src/designer/checks.ts'

const PASS = {
  formatVersion: 1,
  passTypeIdentifier: 'pass.com.example',
  teamIdentifier: 'A1B2C3D4E5',
  serialNumber: 'M-0042',
  organizationName: 'Example',
  description: 'Card of Example',
  unheard: 1,
  storeCard: { primaryFields: [{ key: 'balance', label: 'BALANCE', value: 'ten', currencyCode: 'EUR' }] },
}

function checked(pass: object) {
  return { findings: checkPass(pass).findings, pass: undefined }
}

describe('findings in the designer', () => {
  test('are the very ones from before while they say the same, so that nothing of them is drawn again', () => {
    const checks = new Checks()
    checks.take(checked(PASS))
    const [all, atKey] = [checks.latest()?.findings, checks.at('/unheard')]
    expect(atKey).toHaveLength(1)
    checks.take(checked({ ...PASS, logoText: 'Example' }))
    expect(checks.latest()?.findings).toBe(all)
    expect(checks.at('/unheard')).toBe(atKey)
  })

  test('are others as soon as one says something else, and only that one', () => {
    const checks = new Checks()
    checks.take(checked(PASS))
    const [all, atKey] = [checks.latest()?.findings, checks.at('/unheard')]
    const [field] = PASS.storeCard.primaryFields
    checks.take(checked({ ...PASS, storeCard: { primaryFields: [{ ...field, value: 'eleven' }] } }))
    expect(checks.latest()?.findings).not.toBe(all)
    expect(checks.at('/unheard')).toBe(atKey)
    expect(checks.at('/storeCard/primaryFields/0/value').map(({ message }) => message)).toEqual([
      'currencyCode asks for a number, found the text "eleven"',
    ])
  })

  test('are others when their fix is, though they say the same', () => {
    const [finding] = checkPass(PASS).findings
    if (!finding) throw new TypeError('Expected a finding')
    const fixing = (value: string): Finding => ({ ...finding, changes: [{ op: 'replace', pointer: '/a', value }] })
    const writing = (): Finding => ({ ...finding, changes: [{ op: 'writeFile', file: 'a', bytes: new Uint8Array(1) }] })
    const checks = new Checks()
    const take = (each: Finding) => {
      checks.take({ findings: [each], pass: undefined })
      return checks.latest()?.findings[0]
    }
    const first = take(fixing('one'))
    expect(take(fixing('one'))).toBe(first)
    expect(take(fixing('two'))).toEqual(fixing('two'))
    const written = take(writing())
    expect(take(writing())).not.toBe(written)
  })
})
