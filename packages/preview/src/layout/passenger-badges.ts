import type { Face } from './face.ts'
import { hiddenBoxes } from './field-box.ts'
import type { FrontField } from './front-field.ts'
import { SEMANTIC_BOARDING } from './geometry.ts'
import type { Box, Rect } from './pass-layout.ts'
import { type PlacedTags, tagField } from './semantic-tags.ts'
import { placeLine, widthOf } from './text-run.ts'

const PROGRAMS: Readonly<Record<string, string>> = {
  PKTransitSecurityProgramTSAPreCheck: 'TSA PreCheck',
  PKTransitSecurityProgramTSAPreCheckTouchlessID: 'Touchless ID',
  PKTransitSecurityProgramOSS: 'OSS',
  PKTransitSecurityProgramITI: 'ITI',
  PKTransitSecurityProgramITD: 'ITD',
  PKTransitSecurityProgramGlobalEntry: 'Global Entry',
  PKTransitSecurityProgramCLEAR: 'CLEAR',
}
const CAPABILITIES: Readonly<Record<string, string>> = {
  PKPassengerCapabilityPreboarding: 'Preboarding',
  PKPassengerCapabilityPriorityBoarding: 'Priority',
  PKPassengerCapabilityCarryon: 'Carry-on',
  PKPassengerCapabilityPersonalItem: 'Personal item',
  PKPassengerCapabilityLapInfant: 'Lap infant',
}

/** Class, status, programs that the passenger and an airport share, documents, capabilities; codes of services last. */
function badgesOf(face: Face, { tags, pointerOf }: PlacedTags): FrontField[] {
  const offered = new Set([
    ...(tags.departureLocationSecurityPrograms ?? tags.departureAirportSecurityPrograms ?? []),
    ...(tags.destinationLocationSecurityPrograms ?? tags.destinationAirportSecurityPrograms ?? []),
  ])
  const listed = (tag: string, names: readonly string[]) =>
    names.flatMap((name, index) => tagField(face, `${pointerOf(tag)}/${index}`, '', name))
  const declaration = tags.internationalDocumentsVerifiedDeclarationName
  return [
    ...tagField(face, pointerOf('ticketFareClass'), '', tags.ticketFareClass),
    ...tagField(face, pointerOf('priorityStatus'), '', tags.priorityStatus),
    ...listed(
      'passengerEligibleSecurityPrograms',
      (tags.passengerEligibleSecurityPrograms ?? []).map(program =>
        offered.has(program) ? (PROGRAMS[program] ?? '') : '',
      ),
    ),
    ...(tags.internationalDocumentsAreVerified === true
      ? tagField(face, pointerOf('internationalDocumentsVerifiedDeclarationName'), '', declaration)
      : []),
    ...listed(
      'passengerCapabilities',
      (tags.passengerCapabilities ?? []).map(capability => CAPABILITIES[capability] ?? ''),
    ),
    ...listed('passengerInformationSSRs', tags.passengerInformationSSRs ?? []),
    ...listed('passengerServiceSSRs', tags.passengerServiceSSRs ?? []),
  ]
}

/** Badges under the passenger's name, as many as fit beside each other. */
export function layoutBadges(face: Face, placed: PlacedTags): Box[] {
  const { badge, inset } = SEMANTIC_BOARDING
  const right = face.width - inset
  let left: number = inset
  const boxes: Box[] = []
  const badges = badgesOf(face, placed)
  for (const [index, field] of badges.entries()) {
    const width = widthOf(field.value, badge.font) + 2 * badge.padding
    if (left + width > right) return [...boxes, ...hiddenBoxes('semantic', badges.slice(index), 'layout-row-text')]
    const rect: Rect = { x: left, y: badge.y, width, height: badge.height }
    const texts = placeLine(
      {
        text: field.value,
        role: 'value',
        font: badge.font,
        color: face.colors.foreground,
        baseline: badge.y + 13,
        alignment: 'center',
      },
      left,
      left + width,
    )
    const surface = { rect, color: face.colors.foreground, opacity: 0.18, radius: badge.radius }
    boxes.push({
      kind: 'semantic',
      pointer: field.pointer,
      rect,
      state: 'shown',
      title: field.value,
      surfaces: [surface],
      texts,
    })
    left += width + badge.gap
  }
  return boxes
}
