import type { Pass } from '../../schema/pass.ts'

/** Whether a pass asks for the layout of a poster event ticket. */
export function isPosterTicket(pass: Pass): boolean {
  return pass.eventTicket !== undefined && hasScheme(pass, 'posterEventTicket')
}

/** Whether a pass asks for any poster. */
export function isPoster(pass: Pass): boolean {
  return pass.posterGeneric !== undefined || isPosterTicket(pass)
}

/** Whether a pass asks for a poster, or for the semantic layout of boarding passes. */
export function hasNewLayout(pass: Pass): boolean {
  return isPoster(pass) || (pass.boardingPass !== undefined && hasScheme(pass, 'semanticBoardingPass'))
}

function hasScheme({ preferredStyleSchemes = [] }: Pass, scheme: string): boolean {
  return preferredStyleSchemes.includes(scheme)
}
