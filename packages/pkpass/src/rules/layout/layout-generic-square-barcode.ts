import { passRule } from '../rule.ts'
import { COMMON_ROW_LIMIT, countRowFields, hasSquareBarcode, pathBeyond } from './rows.ts'

export const layoutGenericSquareBarcode = passRule({
  id: 'layout-generic-square-barcode',
  severity: 'warning',
  effect: 'dropped',
  condition: 'generic with a square first barcode (QR, Aztec) and secondary plus auxiliary over four',
  onThePhone: 'One common row of four',
  fix: 'Keep four secondary and auxiliary fields in all, or use a wide code (then four and four)',
  source: 'AN, AR',
  check({ pass }, report) {
    const { generic } = pass
    const count = generic ? countRowFields(generic) : 0
    if (!generic || count <= COMMON_ROW_LIMIT || !hasSquareBarcode(pass)) return
    const message = `Found ${count} secondary and auxiliary fields above a square code, room is for ${COMMON_ROW_LIMIT} together`
    report(message, pathBeyond('generic', generic, COMMON_ROW_LIMIT))
  },
})
