/** The schemes that ask for a new layout, each with the style it is for, which is also the name of its classic layout. */
export const LAYOUT_SCHEMES = [
  { scheme: 'posterEventTicket', style: 'eventTicket' },
  { scheme: 'semanticBoardingPass', style: 'boardingPass' },
] as const
