import { type Pass, passSchema } from '@billfold/pkpass/schema'
import type { StackedPass } from '@billfold/preview'
import { completed } from '../document/completed.ts'

const NEIGHBOURS = [
  {
    logoText: 'Harbour Line',
    backgroundColor: 'rgb(33, 64, 95)',
    foregroundColor: 'rgb(255, 255, 255)',
    generic: { headerFields: [{ key: 'until', label: 'UNTIL', value: '31 May' }] },
  },
  {
    logoText: 'City Library',
    backgroundColor: 'rgb(94, 53, 40)',
    foregroundColor: 'rgb(255, 244, 230)',
    generic: { headerFields: [{ key: 'loans', label: 'LOANS', value: '3' }] },
  },
  {
    logoText: 'Tide Pool',
    backgroundColor: 'rgb(20, 98, 90)',
    foregroundColor: 'rgb(255, 255, 255)',
    generic: { headerFields: [{ key: 'visits', label: 'VISITS', value: '7 of 10' }] },
  },
]

/** Where the pass lies in the pile, counted from the back: others before and after it. */
export const OWN_PLACE = 1

/** A pile as people have it: the pass among others, of which only the top row shows. */
export function pileWith(own: StackedPass): readonly StackedPass[] {
  neighbours ??= readNeighbours()
  return neighbours.toSpliced(OWN_PLACE, 0, own)
}

let neighbours: readonly StackedPass[] | undefined

function readNeighbours(): readonly StackedPass[] {
  return NEIGHBOURS.map(({ generic, logoText, ...colors }) => ({
    pass: passOf({ ...colors, labelColor: colors.foregroundColor, logoText, generic }),
    images: new Map(),
    localize: text => text,
  }))
}

function passOf(content: object): Pass {
  return passSchema.parse(
    completed({ formatVersion: 1, serialNumber: '1', organizationName: 'Example', description: 'Pass', ...content }),
  )
}
