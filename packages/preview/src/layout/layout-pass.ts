import type { Pass, Style, StyleContent, StyleScheme } from '@billfold/pkpass/schema'
import { oneLine } from '../text/fit-text.ts'
import { layoutBoardingPass } from './boarding-pass.ts'
import { layoutEventTicket } from './event-ticket.ts'
import { createFace, type Face, type LayoutOptions } from './face.ts'
import { hiddenBoxes } from './field-box.ts'
import { frontFields } from './front-field.ts'
import { layoutGeneric } from './generic.ts'
import { BOARDING_PASS, CARD, EVENT_TICKET, SHEEN } from './geometry.ts'
import type { Box, CardEdge, Fallback, LayoutName, PassLayout, Reason, Rect } from './pass-layout.ts'
import { layoutPosterEventTicket, posterEventObstacle } from './poster-event-ticket.ts'
import { layoutPosterGeneric } from './poster-generic.ts'
import { semanticBoardingObstacle } from './semantic-boarding-obstacle.ts'
import { layoutSemanticBoardingPass } from './semantic-boarding-pass.ts'
import { layoutStoreCard, storeCardEdge } from './store-card.ts'

/** In the order in which they are looked for, should a pass have several. */
const CLASSIC = ['boardingPass', 'coupon', 'eventTicket', 'generic', 'storeCard'] as const satisfies readonly Style[]

/** What a layout is made of. */
interface LayoutKind {
  readonly name: LayoutName
  readonly layout: (face: Face) => readonly Box[]
  readonly edge: (face: Face) => CardEdge
}

const PLAIN = (): CardEdge => ({ kind: 'plain', radius: CARD.radius })

const CLASSIC_LAYOUTS: Readonly<Record<(typeof CLASSIC)[number], LayoutKind>> = {
  boardingPass: {
    name: 'boardingPass',
    layout: layoutBoardingPass,
    edge: () => ({
      kind: 'bitten',
      radius: CARD.radius,
      biteRadius: BOARDING_PASS.bite.radius,
      biteCenterY: BOARDING_PASS.bite.centerY,
    }),
  },
  coupon: { name: 'coupon', layout: layoutStoreCard, edge: storeCardEdge },
  eventTicket: {
    name: 'eventTicket',
    layout: layoutEventTicket,
    edge: () => ({
      kind: 'notched',
      notchRadius: EVENT_TICKET.notch.radius,
      notchCenterY: EVENT_TICKET.notch.centerY,
    }),
  },
  generic: { name: 'generic', layout: layoutGeneric, edge: PLAIN },
  storeCard: { name: 'storeCard', layout: layoutStoreCard, edge: storeCardEdge },
}

const POSTER_EDGE = (): CardEdge => ({ kind: 'plain', radius: CARD.posterRadius })

const NEW_LAYOUTS = {
  posterGeneric: { name: 'posterGeneric', layout: layoutPosterGeneric, edge: POSTER_EDGE },
  posterEventTicket: { name: 'posterEventTicket', layout: layoutPosterEventTicket, edge: POSTER_EDGE },
  semanticBoardingPass: { name: 'semanticBoardingPass', layout: layoutSemanticBoardingPass, edge: POSTER_EDGE },
} as const satisfies Readonly<Record<string, LayoutKind>>

/** What systems before iOS 27 make of a pass that is nothing but a generic poster. */
const NOT_INSTALLED: LayoutKind = {
  name: 'posterGeneric',
  layout: face => hiddenFront(face, 'style-poster-generic-only'),
  edge: POSTER_EDGE,
}

interface Scheme {
  readonly style: (typeof CLASSIC)[number]
  /** Absent for the schemes that ask for the classic layout. */
  readonly kind?: LayoutKind
  readonly obstacle: (face: Face) => Reason | undefined
}

const NO_OBSTACLE = (): undefined => undefined

const SCHEMES: Readonly<Record<StyleScheme, Scheme>> = {
  posterEventTicket: { style: 'eventTicket', kind: NEW_LAYOUTS.posterEventTicket, obstacle: posterEventObstacle },
  eventTicket: { style: 'eventTicket', obstacle: NO_OBSTACLE },
  semanticBoardingPass: {
    style: 'boardingPass',
    kind: NEW_LAYOUTS.semanticBoardingPass,
    obstacle: face => (face.options.styleSet === 'ios18' ? 'system-too-old' : semanticBoardingObstacle(face)),
  },
  boardingPass: { style: 'boardingPass', obstacle: NO_OBSTACLE },
}

/**
 * Says where everything on the front of a pass is, in points: the boxes a system draws, in its order, and what it does not draw with
 * the rule that says why.
 *
 * Pure: the same pass and options give the same layout, here as in a browser.
 *
 * @param pass As `checkPass` or `passSchema` parsed it.
 * @see layout sections 1, 2, 3, 6, 7, 8; geometry
 */
export function layoutPass(pass: Pass, options: LayoutOptions): PassLayout {
  const { face, kind, fallback } = chooseLayout(pass, options)
  const isClassic = CLASSIC.some(style => style === kind.name)
  const boxes = [...(isClassic ? [sheen(face)] : []), ...kind.layout(face), ...otherFields(face)]
  return {
    name: kind.name,
    view: options.view,
    width: face.width + 2 * CARD.margin,
    height: face.height + 2 * CARD.margin,
    card: { x: CARD.margin, y: CARD.margin, width: face.width, height: face.height },
    edge: kind.edge(face),
    backgroundColor: face.colors.background,
    title: oneLine(options.localize(pass.description)).text,
    ...(fallback ? { fallback } : {}),
    boxes: [...boxes.filter(box => box.state !== 'hidden'), ...boxes.filter(box => box.state === 'hidden')],
  }
}

interface ChosenLayout {
  readonly face: Face
  readonly kind: LayoutKind
  readonly fallback?: Fallback
}

/** A generic poster where the system knows it, else the first scheme the pass fulfils, else the classic style. */
function chooseLayout(pass: Pass, options: LayoutOptions): ChosenLayout {
  if (pass.posterGeneric && options.styleSet === 'ios27') {
    return { face: createFace(pass, 'posterGeneric', pass.posterGeneric, options), kind: NEW_LAYOUTS.posterGeneric }
  }
  const { style, content } = classicStyleOf(pass)
  if (pass.posterGeneric && !pass[style]) {
    return { face: createFace(pass, 'posterGeneric', pass.posterGeneric, options), kind: NOT_INSTALLED }
  }
  const face = createFace(pass, style, content, options)
  const classic = { face, kind: CLASSIC_LAYOUTS[style] }
  let fallback: Fallback | undefined
  for (const name of pass.preferredStyleSchemes ?? []) {
    const scheme = isScheme(name) ? SCHEMES[name] : undefined
    if (!scheme || scheme.style !== style) continue
    const { kind, obstacle } = scheme
    if (!kind) break
    const reason = obstacle(face)
    if (reason === undefined) return { face, kind }
    fallback ??= { from: kind.name, reason }
  }
  return fallback ? { ...classic, fallback } : classic
}

function isScheme(name: string): name is StyleScheme {
  return Object.hasOwn(SCHEMES, name)
}

interface ChosenStyle {
  readonly style: (typeof CLASSIC)[number]
  readonly content: StyleContent
}

/** The first classic style; an empty generic one for a pass that has none. */
function classicStyleOf(pass: Pass): ChosenStyle {
  for (const style of CLASSIC) {
    const content = pass[style]
    if (content) return { style, content }
  }
  return { style: 'generic', content: {} }
}

/** Fields that are written for the front, in groups or styles that are not drawn with this one. */
function otherFields(face: Face): Box[] {
  const { pass, style, options } = face
  if (style === 'posterGeneric') return []
  const others = CLASSIC.flatMap(other => {
    const content = other === style ? undefined : pass[other]
    return content ? hiddenFront(createFace(pass, other, content, options), 'style-multiple-classic') : []
  })
  return [...hiddenBoxes('footer', frontFields(face, 'footerFields'), 'style-unsupported-group'), ...others]
}

function hiddenFront(face: Face, reason: Reason): Box[] {
  return (['header', 'primary', 'secondary', 'auxiliary', 'footer'] as const).flatMap(kind =>
    hiddenBoxes(kind, frontFields(face, `${kind}Fields`), reason),
  )
}

/** The light that classic cards have on their upper edge. */
function sheen(face: Face): Box {
  const rect: Rect = { x: 0, y: 0, width: face.width, height: SHEEN.endY }
  return {
    kind: 'sheen',
    rect,
    state: 'shown',
    surfaces: [{ rect, color: '#ffffff', opacity: SHEEN.opacity, endOpacity: 0 }],
  }
}
