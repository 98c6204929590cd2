import { layoutBarcode } from './barcode-panel.ts'
import { layoutFooter } from './boarding-pass.ts'
import type { Face } from './face.ts'
import { layoutRow } from './field-row.ts'
import type { FrontField } from './front-field.ts'
import { SEMANTIC_BOARDING } from './geometry.ts'
import type { Box, Rect, TextRun } from './pass-layout.ts'
import { layoutBadges } from './passenger-badges.ts'
import { layoutPrimaryLogo } from './poster.ts'
import { passengerNameOf } from './semantic-boarding-obstacle.ts'
import { fieldsBehindTags, hiddenLogoText, type PlacedTags, placedTags, tagField, timeOf } from './semantic-tags.ts'
import { textBox } from './text-box.ts'
import { widthOf } from './text-run.ts'
import { TRANSIT_ICONS } from './transit-icon.ts'

/** Semantic boarding passes: passenger with badges, route with local times, then terminal and gate, seat and group. */
export function layoutSemanticBoardingPass(face: Face): Box[] {
  const placed = placedTags(face)
  const barcode = layoutBarcode(face)
  const footer = layoutFooter(face, barcode.top)
  const floor = Math.min(barcode.top, ...footer.map(box => box.rect.y)) - SEMANTIC_BOARDING.clearance
  const { second, font, valueTop } = SEMANTIC_BOARDING.rows
  // Where the code leaves less room than the rows were thought to have, they move up together.
  const shift = Math.max(0, second + valueTop + font.size - floor)
  return [
    ...layoutPrimaryLogo(face, SEMANTIC_BOARDING.logo),
    ...layoutDetails(face, placed),
    ...layoutPassenger(face, placed),
    ...layoutBadges(face, placed),
    ...layoutRoute(face, placed),
    ...layoutFacts(face, gateFacts(face, placed), SEMANTIC_BOARDING.rows.first - shift),
    ...layoutFacts(face, seatFacts(face, placed), second - shift),
    ...footer,
    ...barcode.boxes,
    ...fieldsBehindTags(face),
    ...hiddenLogoText(face, 'tags-before-fields'),
  ]
}

/** What matters next: boarding until it has begun, then departure; the gate beside it. */
function layoutDetails(face: Face, { tags, pointerOf }: PlacedTags): Box[] {
  const zone = tags.departureAirportTimeZone ?? tags.departureLocationTimeZone
  const boarding = tags.currentBoardingDate ?? tags.originalBoardingDate
  const isBoardingAhead = new Date(boarding ?? Number.NaN).getTime() > face.options.now.getTime()
  const [tag, label, date] = isBoardingAhead
    ? [tags.currentBoardingDate === undefined ? 'originalBoardingDate' : 'currentBoardingDate', 'Boarding', boarding]
    : departureOf(tags)
  const fields = [
    ...tagField(face, pointerOf(tag), label, timeOf(face, date, zone)),
    ...tagField(face, pointerOf('departureGate'), 'Gate', tags.departureGate),
  ]
  const { detail, inset } = SEMANTIC_BOARDING
  let right = face.width - inset
  return [...fields].reverse().flatMap(field => {
    const width = Math.max(widthOf(field.label, detail.label), widthOf(field.value, detail.font))
    const box = layoutColumn(face, field, Math.max(inset, right - width), right, detail.labelBaseline, detail.top)
    right -= width + detail.minGap
    return box
  })
}

function departureOf(tags: PlacedTags['tags']): readonly [string, string, string | undefined] {
  return tags.currentDepartureDate === undefined
    ? ['originalDepartureDate', 'Departs', tags.originalDepartureDate]
    : ['currentDepartureDate', 'Departs', tags.currentDepartureDate]
}

function layoutColumn(
  face: Face,
  field: FrontField,
  left: number,
  right: number,
  labelBaseline: number,
  top: number,
): Box[] {
  const { detail } = SEMANTIC_BOARDING
  return layoutRow(face, [{ kind: 'semantic', field: { ...field, alignment: 'right' } }], {
    left,
    right,
    labelBaseline,
    top,
    font: detail.font,
    label: { font: detail.label, color: face.colors.label, isUpperCase: false },
  })
}

function layoutPassenger(face: Face, { tags, pointerOf }: PlacedTags): Box[] {
  const { name, inset } = SEMANTIC_BOARDING
  const place = {
    ...name,
    left: inset,
    right: face.width - inset,
    minSize: 11,
    color: face.colors.foreground,
    alignment: 'left',
  } as const
  return tagField(face, pointerOf('passengerName'), '', passengerNameOf(tags)).map(field =>
    textBox('semantic', field, place),
  )
}

function layoutRoute(face: Face, { tags, pointerOf }: PlacedTags): Box[] {
  const { code, city, time, inset } = SEMANTIC_BOARDING
  const { width, height, path, title } = TRANSIT_ICONS.PKTransitTypeAir
  const half = (face.width - width) / 2 - inset - 8
  const departure = departureOf(tags)
  const arrivalTag = tags.currentArrivalDate === undefined ? 'originalArrivalDate' : 'currentArrivalDate'
  const arrival = tags.currentArrivalDate ?? tags.originalArrivalDate
  const departureZone = tags.departureAirportTimeZone ?? tags.departureLocationTimeZone
  const arrivalZone = tags.destinationAirportTimeZone ?? tags.destinationLocationTimeZone
  const line = (tag: string, value: string | undefined, style: typeof code | typeof city | typeof time, side: Side) =>
    tagField(face, pointerOf(tag), '', value).map(field =>
      textBox('semantic', field, {
        ...style,
        ...side,
        minSize: style.font.size / 2,
        color: style === city ? face.colors.label : face.colors.foreground,
      }),
    )
  const origin: Side = { left: inset, right: inset + half, alignment: 'left' }
  const destination: Side = { left: face.width - inset - half, right: face.width - inset, alignment: 'right' }
  const rect: Rect = { x: (face.width - width) / 2, y: code.baseline - 33, width, height }
  return [
    ...line('departureCityName', tags.departureCityName, city, origin),
    ...line('destinationCityName', tags.destinationCityName, city, destination),
    ...line('departureAirportCode', tags.departureAirportCode, code, origin),
    ...line('destinationAirportCode', tags.destinationAirportCode, code, destination),
    ...line(departure[0], timeOf(face, departure[2], departureZone), time, origin),
    ...line(arrivalTag, timeOf(face, arrival, arrivalZone), time, destination),
    {
      kind: 'transitIcon',
      pointer: '/boardingPass/transitType',
      rect,
      state: 'shown',
      title,
      shapes: [{ path, at: rect, scaleX: 1, scaleY: 1, color: face.colors.label }],
    },
  ]
}

interface Side {
  readonly left: number
  readonly right: number
  readonly alignment: TextRun['alignment']
}

function gateFacts(face: Face, { tags, pointerOf }: PlacedTags): FrontField[] {
  return [
    ...tagField(face, pointerOf('flightNumber'), 'Flight', `${tags.airlineCode ?? ''} ${tags.flightNumber ?? ''}`),
    ...tagField(face, pointerOf('departureTerminal'), 'Terminal', tags.departureTerminal),
    ...tagField(face, pointerOf('departureGate'), 'Gate', tags.departureGate),
    ...tagField(face, pointerOf('destinationTerminal'), 'Arrival terminal', tags.destinationTerminal),
  ]
}

function seatFacts(face: Face, { tags, pointerOf }: PlacedTags): FrontField[] {
  const seats = (tags.seats ?? [])
    .map(seat => `${seat.seatRow ?? ''}${seat.seatNumber ?? ''}`)
    .filter(seat => seat !== '')
  return [
    ...tagField(face, pointerOf('seats'), 'Seat', seats.join(', ')),
    ...tagField(face, pointerOf('boardingGroup'), 'Group', tags.boardingGroup),
    ...tagField(face, pointerOf('boardingZone'), 'Zone', tags.boardingZone),
    ...tagField(face, pointerOf('boardingSequenceNumber'), 'Sequence', tags.boardingSequenceNumber),
  ]
}

function layoutFacts(face: Face, fields: readonly FrontField[], labelBaseline: number): Box[] {
  const { rows, inset } = SEMANTIC_BOARDING
  return layoutRow(
    face,
    fields.map(field => ({ kind: 'semantic', field })),
    {
      left: inset,
      right: face.width - inset,
      labelBaseline,
      top: labelBaseline + rows.valueTop,
      font: rows.font,
      label: { font: rows.label, color: face.colors.label, isUpperCase: false },
    },
  )
}
