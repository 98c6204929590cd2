import type { Seat } from '@billfold/pkpass/schema'
import { layoutBarcode } from './barcode-panel.ts'
import type { Face } from './face.ts'
import { layoutRow } from './field-row.ts'
import type { FrontField } from './front-field.ts'
import { POSTER, POSTER_EVENT } from './geometry.ts'
import type { Box, Reason } from './pass-layout.ts'
import { containIn, pictureBox } from './picture-box.ts'
import { footerColorOf, footerTop, hasArt, layoutArt, layoutPrimaryLogo, posterColors } from './poster.ts'
import {
  dayOf,
  fieldsBehindTags,
  hiddenLogoText,
  type PlacedTags,
  placedTags,
  tagField,
  timeOf,
} from './semantic-tags.ts'
import { textBox } from './text-box.ts'

/** Why an event ticket that asks to be a poster stays a classic ticket; nothing where it becomes one. */
export function posterEventObstacle(face: Face): Reason | undefined {
  const { tags } = placedTags(face)
  const { pass } = face
  const isMissing = (value: string | undefined) => value === undefined || value.trim() === ''
  if (isMissing(tags.eventName)) return 'poster-event-no-name'
  if (isMissing(tags.venueName)) return 'poster-event-no-venue'
  if (!pass.nfc && !pass.barcode && (pass.barcodes ?? []).length === 0) return 'poster-event-no-credential'
  if (!hasArt(face)) return 'poster-event-no-art'
  if (tags.eventType === 'PKEventTypeSports') {
    const hasTeams = !isMissing(tags.awayTeamAbbreviation) && !isMissing(tags.homeTeamAbbreviation)
    return hasTeams ? undefined : 'poster-event-sport-teams'
  }
  const isUnnamed = tags.eventType === 'PKEventTypeLivePerformance' && (tags.performerNames ?? []).length === 0
  return isUnnamed ? 'poster-event-performers' : undefined
}

/** Poster event tickets: art, who or what and when on top of it, seats and venue on the strip; made of tags, not of fields. */
export function layoutPosterEventTicket(face: Face): Box[] {
  const placed = placedTags(face)
  const logo = layoutPrimaryLogo(face)
  const when = layoutDate(face, placed)
  const left = logo[0] ? logo[0].rect.x + logo[0].rect.width + POSTER.logoGap : POSTER.inset
  const whenLeft = Math.min(face.width - POSTER.inset, ...when.map(box => box.rect.x))
  const seatColor = placed.tags.seats?.find(seat => seat.seatSectionColor !== undefined)?.seatSectionColor
  return [
    ...layoutArt(face, footerColorOf(face, seatColor)),
    ...logo,
    ...layoutName(face, placed, left, whenLeft - POSTER.logoGap),
    ...when,
    // A contactless poster says so nowhere; only one with nothing but a code shows it.
    ...layoutBarcode(face, footerTop(face)).boxes.filter(({ kind }) => kind !== 'nfc'),
    ...layoutSeats(face, placed),
    ...layoutVenue(face, placed),
    ...fieldsBehindTags(face),
    ...hiddenLogoText(face, 'poster-event-logo-text'),
  ]
}

function layoutName(face: Face, { tags, pointerOf }: PlacedTags, left: number, right: number): Box[] {
  const { away, home } = { away: tags.awayTeamAbbreviation, home: tags.homeTeamAbbreviation }
  const [pointer, name] =
    tags.eventType === 'PKEventTypeSports'
      ? [pointerOf('awayTeamAbbreviation'), [away, home].map(team => face.options.localize(team ?? '')).join(' @ ')]
      : face.pass.eventLogoText !== undefined
        ? ['/eventLogoText', face.pass.eventLogoText]
        : [pointerOf('eventName'), tags.eventName]
  const { text: color } = posterColors(face)
  const baseline = POSTER.logoTextBaseline
  const place = {
    left,
    right,
    baseline,
    font: POSTER.bigFont,
    minSize: 13,
    color,
    alignment: 'left',
    reason: 'layout-logo-text-long',
  } as const
  return tagField(face, pointer, '', name).map(field => ({
    ...textBox('logoText', field, place),
    title: field.value,
  }))
}

function layoutDate(face: Face, { tags, pointerOf }: PlacedTags): Box[] {
  const { eventStartDateInfo: info, eventStartDate } = tags
  const pointer = pointerOf(info ? 'eventStartDateInfo' : 'eventStartDate')
  const date = info?.date ?? eventStartDate
  const day = dayOf(face, date, info?.timeZone)
  const time = timeOf(face, date, info?.timeZone)
  const [small, big] =
    info?.ignoreTimeComponents === true
      ? ['', day]
      : info?.undetermined === true
        ? ['', 'TBD']
        : info?.unannounced === true
          ? ['', 'TBA']
          : [day, time]
  const { text: color } = posterColors(face)
  const edges = { left: face.width / 2, right: face.width - POSTER.inset, color, alignment: 'right' } as const
  const smallPlace = { ...edges, baseline: POSTER.smallBaseline, font: POSTER.smallFont }
  const bigPlace = { ...edges, baseline: POSTER.bigBaseline, font: POSTER.bigFont }
  return [
    ...tagField(face, pointer, '', small).map(field => textBox('semantic', field, smallPlace)),
    ...tagField(face, pointer, '', big).map(field => textBox('semantic', field, bigPlace)),
  ]
}

const SEAT_PARTS = [
  ['seatLevel', 'Level'],
  ['seatSection', 'Section'],
  ['seatAisle', 'Aisle'],
  ['seatRow', 'Row'],
  ['seatNumber', 'Seat'],
] as const satisfies readonly (readonly [keyof Seat, string])[]
const MAX_TEXTS = 4

/** Seats, and where there are none, what else lets one in. */
function admission(face: Face, { tags, pointerOf }: PlacedTags): FrontField[] {
  const seats = tags.seats ?? []
  const parts = SEAT_PARTS.flatMap(([key, label]) => {
    const values = new Set(seats.flatMap(seat => seat[key] ?? []))
    return tagField(face, `${pointerOf('seats')}/0/${key}`, label, [...values].join(', '))
  })
  const texts = [
    ...parts,
    ...tagField(face, pointerOf('admissionLevel'), 'Admission', tags.admissionLevelAbbreviation ?? tags.admissionLevel),
    ...tagField(face, pointerOf('attendeeName'), 'Attendee', tags.attendeeName),
    ...tagField(face, pointerOf('additionalTicketAttributes'), 'Ticket', tags.additionalTicketAttributes),
  ]
  return texts.slice(0, MAX_TEXTS)
}

function layoutSeats(face: Face, placed: PlacedTags): Box[] {
  const { text, label } = posterColors(face)
  const { seatLabel, seatValue, labelBaseline, valueTop } = POSTER_EVENT
  const top = footerTop(face)
  return layoutRow(
    face,
    admission(face, placed).map(field => ({ kind: 'semantic', field })),
    {
      left: POSTER.inset,
      right: face.width - POSTER.inset,
      labelBaseline: top + labelBaseline,
      top: top + valueTop,
      font: seatValue,
      valueColor: text,
      label: { font: seatLabel, color: label, isUpperCase: false },
    },
  )
}

function layoutVenue(face: Face, { tags, pointerOf }: PlacedTags): Box[] {
  const { secondaryLogo, venueBaseline, venueFont } = POSTER_EVENT
  const image = face.image('secondaryLogo')
  const right = face.width - POSTER.inset
  const frame = {
    ...secondaryLogo,
    x: right - secondaryLogo.width,
    y: footerTop(face) + venueBaseline - secondaryLogo.height + 1,
  }
  const rect = image ? containIn(frame, image, { x: 1, y: 1 }) : undefined
  const logo = image && rect ? [pictureBox('secondaryLogo', image, rect, { rect })] : []
  const venue = [tags.venueName, tags.venueRegionName].flatMap(name => name ?? []).map(face.options.localize)
  const place = {
    left: POSTER.inset,
    right: rect ? rect.x - POSTER.logoGap : right,
    baseline: footerTop(face) + venueBaseline,
    font: venueFont,
    color: posterColors(face).text,
    alignment: 'left',
  } as const
  const texts = tagField(face, pointerOf('venueName'), '', venue.join(', '))
  return [...texts.map(field => textBox('semantic', field, place)), ...logo]
}
