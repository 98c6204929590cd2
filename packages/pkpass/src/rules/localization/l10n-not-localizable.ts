import { describeValue } from '../../findings/describe-value.ts'
import type { Pass } from '../../schema/pass.ts'
import { fileRule } from '../rule.ts'
import { allKeys } from './strings-keys.ts'

export const l10nNotLocalizable = fileRule({
  id: 'l10n-not-localizable',
  severity: 'info',
  effect: 'altered',
  condition:
    'A key that is not looked up in strings (serialNumber, barcode message, link keys; relevantText is unconfirmed) holds a strings key',
  onThePhone: 'Used raw',
  fix: 'Write the text itself in the place of the key',
  source: 'AD',
  check({ strings, pass }, report) {
    if (!pass || strings.length === 0) return
    const keys = allKeys(strings)
    for (const [key, text] of rawTexts(pass)) {
      if (keys.has(text)) {
        report(`${describeValue(text)} is a key of strings, and is not looked up here`, {
          file: 'pass.json',
          pointer: key,
        })
      }
    }
  },
})

/** Texts that are used as they stand, by pointer. Whether `relevantText` is looked up, nobody knows. */
function rawTexts(pass: Pass): (readonly [pointer: string, text: string])[] {
  const texts: (readonly [string, string])[] = [['/serialNumber', pass.serialNumber]]
  for (const [key, value] of Object.entries(pass)) {
    if (key.endsWith('URL') && typeof value === 'string') texts.push([`/${key}`, value])
  }
  for (const [index, { message }] of (pass.barcodes ?? []).entries()) {
    texts.push([`/barcodes/${index}/message`, message])
  }
  if (pass.barcode) texts.push(['/barcode/message', pass.barcode.message])
  return texts
}
