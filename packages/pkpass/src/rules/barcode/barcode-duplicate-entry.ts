import type { Barcode } from '../../schema/barcode.ts'
import { passRule } from '../rule.ts'

export const barcodeDuplicateEntry = passRule({
  id: 'barcode-duplicate-entry',
  severity: 'info',
  effect: 'none',
  condition: 'Two identical entries in barcodes',
  onThePhone: 'None',
  fix: 'Remove the repeated entry',
  source: 'PB',
  check({ pass: { barcodes } }, report) {
    if (!barcodes || barcodes.length < 2) return
    const first = new Map<string, number>()
    const repeated: (readonly [index: number, first: number])[] = []
    for (const [index, code] of barcodes.entries()) {
      const identity = identityOf(code)
      const before = first.get(identity)
      if (before === undefined) first.set(identity, index)
      else repeated.push([index, before])
    }
    // From the end, so that the indexes stay true while one after the other is removed.
    for (const [index, before] of repeated.reverse()) {
      const changes = [{ op: 'remove', pointer: `/barcodes/${index}` } as const]
      report(`The code is the same as number ${before + 1} of barcodes`, ['barcodes', index], changes)
    }
  },
})

function identityOf({ format, message, messageEncoding, altText = '' }: Barcode): string {
  return JSON.stringify([format, message, messageEncoding.toLowerCase(), altText])
}
