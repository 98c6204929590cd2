import { passRule } from '../rule.ts'

export const actionLayout = passRule({
  id: 'action-layout',
  severity: 'info',
  effect: 'dropped',
  condition: 'Actions on a poster event ticket or semantic boarding pass, or on a classic layout',
  onThePhone: 'The announcement says every style; device reports saw none on these. Ignored before iOS 27',
  fix: 'Repeat the link on the back of the pass',
  source: 'W26, D',
  check({ pass, style, isPosterEventTicket, isSemanticBoardingPass }, report) {
    if (!pass.featuredActions || pass.featuredActions.length === 0) return
    // Systems that draw the poster are those that know actions; the classic style beside it is for older ones.
    if (pass.posterGeneric || style === undefined) return
    report(`Featured actions on ${layoutOf(style, isPosterEventTicket, isSemanticBoardingPass)}`, ['featuredActions'])
  },
})

function layoutOf(style: string, isPosterEventTicket: boolean, isSemanticBoardingPass: boolean): string {
  if (isPosterEventTicket) return 'a poster event ticket'
  return isSemanticBoardingPass ? 'a semantic boarding pass' : `the classic layout of ${style}`
}
