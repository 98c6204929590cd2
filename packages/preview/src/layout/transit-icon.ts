import type { BoardingPass } from '@billfold/pkpass/schema'

type TransitType = BoardingPass['transitType']

/** An icon in a box of its own units; all of them point to where the journey goes, the right. */
export interface TransitIcon {
  readonly width: number
  readonly height: number
  readonly path: string
  readonly title: string
}

/** Sizes as measured, in points; the drawings are our own. */
export const TRANSIT_ICONS: Readonly<Record<TransitType, TransitIcon>> = {
  PKTransitTypeAir: {
    width: 37.6,
    height: 34,
    title: 'Flight',
    path: 'M37.6 17C37.6 15.2 35.4 13.8 32 13.8L23.4 13.8L13.2 0L9.4 0L14.6 13.8L6.6 13.8L3 9.2L0 9.2L2 17L0 24.8L3 24.8L6.6 20.2L14.6 20.2L9.4 34L13.2 34L23.4 20.2L32 20.2C35.4 20.2 37.6 18.8 37.6 17Z',
  },
  PKTransitTypeBoat: {
    width: 35.2,
    height: 41.4,
    title: 'Boat',
    path: 'M14.6 0L20.6 0L20.6 5L27 5L27 14.4L32 16.2L28.2 29.6C26.6 30.4 25.4 31.4 24 31.4C21.4 31.4 20.2 29.4 17.6 29.4C15 29.4 13.8 31.4 11.2 31.4C9.8 31.4 8.6 30.4 7 29.6L3.2 16.2L8.2 14.4L8.2 5L14.6 5ZM11.4 8.2L11.4 13.2L17.6 11L23.8 13.2L23.8 8.2ZM0 34.6C3 34.6 4.2 32.6 7 32.6C9.8 32.6 10.8 34.8 13.4 34.8C15.8 34.8 16.4 32.8 17.6 32.8C18.8 32.8 19.4 34.8 21.8 34.8C24.4 34.8 25.4 32.6 28.2 32.6C31 32.6 32.2 34.6 35.2 34.6L35.2 38C32.2 38 31 36 28.2 36C25.4 36 24.4 38.2 21.8 38.2C19.4 38.2 18.8 36.2 17.6 36.2C16.4 36.2 15.8 38.2 13.4 38.2C10.8 38.2 9.8 36 7 36C4.2 36 3 38 0 38ZM7 38L28.2 38L28.2 41.4L7 41.4Z',
  },
  PKTransitTypeBus: {
    width: 36.4,
    height: 38.6,
    title: 'Bus',
    path: 'M8 0L28.4 0C31.4 0 32.8 1.6 32.8 4.4L32.8 9L36.4 9L36.4 18L32.8 18L32.8 32.4L30 32.4L30 38.6L24 38.6L24 32.4L12.4 32.4L12.4 38.6L6.4 38.6L6.4 32.4L3.6 32.4L3.6 18L0 18L0 9L3.6 9L3.6 4.4C3.6 1.6 5 0 8 0ZM7.4 8L7.4 19L29 19L29 8ZM11 3L11 5.4L25.4 5.4L25.4 3ZM7.6 23L7.6 28L12.6 28L12.6 23ZM23.8 23L23.8 28L28.8 28L28.8 23Z',
  },
  PKTransitTypeGeneric: {
    width: 35.8,
    height: 30.7,
    title: 'Journey',
    path: 'M20.4 0L35.8 15.35L20.4 30.7L16.6 26.9L25.4 18.1L0 18.1L0 12.6L25.4 12.6L16.6 3.8Z',
  },
  PKTransitTypeTrain: {
    width: 28.1,
    height: 41.4,
    title: 'Train',
    path: 'M6.2 0L21.9 0C25.4 0 28.1 2.6 28.1 6L28.1 25.4C28.1 28.4 26 30.8 23 31.2L28.1 41.4L23.2 41.4L21.4 37.6L6.7 37.6L4.9 41.4L0 41.4L5.1 31.2C2.1 30.8 0 28.4 0 25.4L0 6C0 2.6 2.7 0 6.2 0ZM4.4 7.4L4.4 17L23.7 17L23.7 7.4ZM9.4 2.6L9.4 5L18.7 5L18.7 2.6ZM5 21.4L5 26.4L10 26.4L10 21.4ZM18.1 21.4L18.1 26.4L23.1 26.4L23.1 21.4ZM9.6 31.4L8.2 34.4L19.9 34.4L18.5 31.4Z',
  },
}
