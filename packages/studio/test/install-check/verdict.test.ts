import { describe, expect, test } from 'vitest'
import type { Report, ReportedFinding } from '../../src/install-check/report.ts'
import { verdictOf } from '../../src/install-check/verdict.ts'

const ZIP = new TextEncoder().encode('PK\u0003\u0004')
const FILE = { path: 'pass.json', size: 2, sha1: '', kind: 'json', manifest: 'agrees' } as const

const finding = (rule: string, changes: Partial<ReportedFinding> = {}): ReportedFinding => ({
  rule,
  severity: 'error',
  isRefusal: true,
  message: 'Something is wrong',
  onThePhone: 'Refused',
  fix: 'Mend it',
  ...changes,
})

const reportOf = (changes: Partial<Report>): Report => ({
  isValid: false,
  verdicts: { zip: 'ok', manifest: 'ok', signature: 'ok', identity: 'ok', chain: 'ok' },
  findings: [],
  size: 100,
  files: [FILE],
  missingFiles: [],
  passJson: '{}',
  signature: { signingTime: null, digest: null },
  certificates: [],
  trustedBy: 'apple',
  ...changes,
})

describe('the verdict', () => {
  test('names the cause in the sentence', () => {
    const { kind, more, sentence } = verdictOf(reportOf({ findings: [finding('sig-digest-mismatch')] }), ZIP)
    expect([kind, sentence, more]).toEqual([
      'refused',
      'iPhone will refuse this pass: the signature does not match the manifest.',
      undefined,
    ])
  })

  test('names the first of several causes, and counts the others once each', () => {
    const findings = [
      finding('manifest-hash-mismatch', { file: 'icon.png' }),
      finding('manifest-hash-mismatch', { file: 'logo.png' }),
      finding('icon-missing'),
    ]
    expect(verdictOf(reportOf({ findings }), ZIP)).toMatchObject({
      sentence: 'iPhone will refuse this pass: icon.png was changed after the pass was signed.',
      more: 'There is one more reason below.',
    })
  })

  test.each([
    ['Found a line break', 'found a line break'],
    ['serialNumber: expected a text, found 1', 'serialNumber: expected a text, found 1'],
    ['SHA-1 is missing', 'SHA-1 is missing'],
  ])('takes the words of the rule where it has none of its own: %s', (message, end) => {
    const { sentence } = verdictOf(reportOf({ findings: [finding('json-wrong-type', { message })] }), ZIP)
    expect(sentence).toBe(`iPhone will refuse this pass: ${end}.`)
  })

  test('says that a pass installs, with what is to be looked at', () => {
    const warning = finding('layout-header-count', { severity: 'warning', isRefusal: false })
    expect(verdictOf(reportOf({ isValid: true, findings: [warning, warning] }), ZIP)).toMatchObject({
      kind: 'warned',
      sentence: 'iPhone will install this pass, and not show all of it as it is meant: 2 things to look at.',
    })
    expect(verdictOf(reportOf({ isValid: true }), ZIP)).toEqual({
      kind: 'fine',
      sentence: 'iPhone will install this pass.',
    })
  })

  test('never promises that a real iPhone takes a pass of the sandbox', () => {
    const verdict = verdictOf(reportOf({ isValid: true, trustedBy: 'installation' }), ZIP)
    expect(verdict.sentence).toBe('The virtual iPhone will install this pass.')
    expect(verdict.more).toContain('no real iPhone trusts')
  })

  test.each([
    [new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'it is a JPEG image'],
    [new Uint8Array(), 'it is an empty file'],
    [new TextEncoder().encode('%PDF-1.7'), 'it is a PDF document'],
    [new TextEncoder().encode('hello'), 'it is no archive'],
  ])('says what a file is that is no pass (%#)', (beginning, end) => {
    const verdicts = {
      zip: 'failed',
      manifest: 'unchecked',
      signature: 'unchecked',
      identity: 'unchecked',
      chain: 'unchecked',
    } as const
    const report = reportOf({ files: [], passJson: null, verdicts, findings: [finding('zip-unreadable')] })
    expect(verdictOf(report, beginning)).toMatchObject({ kind: 'not-a-pass', sentence: `This is no pass: ${end}.` })
  })
})
