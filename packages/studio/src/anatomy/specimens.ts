import type { Style } from '@billfold/pkpass/schema'
import { STARTERS } from '@billfold/starters'
import type { View } from '../preview/pass-preview.tsx'
import type { Template } from '../templates/templates.ts'
import { TITLES } from './part-facts.ts'

/** In the order of the choice. */
export const STYLE_CHOICE = [
  'eventTicket',
  'boardingPass',
  'coupon',
  'storeCard',
  'generic',
  'posterGeneric',
] as const satisfies readonly Style[]

/** The views that show parts of their own. */
export const VIEW_CHOICE = [
  { id: 'front', name: 'Front' },
  { id: 'back', name: 'Details' },
  { id: 'nearby', name: 'Lock Screen' },
  { id: 'watch', name: 'Watch' },
] as const satisfies readonly { readonly id: View; readonly name: string }[]
export type AnatomyView = (typeof VIEW_CHOICE)[number]['id']

/** A pass for each style, in the look that the style's own keys make: what semantic tags make of a ticket is another's anatomy. */
export const SPECIMENS: Readonly<Record<Style, Template>> = {
  eventTicket: inOwnStyle('eventTicket'),
  boardingPass: inOwnStyle('boardingPass'),
  coupon: inOwnStyle('coupon'),
  storeCard: inOwnStyle('storeCard'),
  generic: inOwnStyle('generic'),
  posterGeneric: inOwnStyle('posterGeneric'),
}

function inOwnStyle(style: Style): Template {
  const starter = STARTERS[style]
  return {
    ...starter,
    id: style,
    title: TITLES[style],
    pass(name, now) {
      const { preferredStyleSchemes: _schemes, ...pass } = starter.pass(name, now)
      return pass
    },
  }
}
