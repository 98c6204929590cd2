import { passRule } from '../rule.ts'

export const groupingUnsupportedStyle = passRule({
  id: 'grouping-unsupported-style',
  severity: 'info',
  effect: 'dropped',
  condition: 'groupingIdentifier on a style other than boardingPass or eventTicket',
  onThePhone: 'Ignored',
  fix: 'Remove groupingIdentifier',
  source: 'AD',
  check({ pass, style }, report) {
    if (pass.groupingIdentifier === undefined || pass.boardingPass || pass.eventTicket) return
    const found = style ?? (pass.posterGeneric && 'posterGeneric')
    if (found === undefined) return
    report(
      `groupingIdentifier has no meaning on ${found}, only on boardingPass and eventTicket`,
      ['groupingIdentifier'],
      [{ op: 'remove', pointer: '/groupingIdentifier' }],
    )
  },
})
