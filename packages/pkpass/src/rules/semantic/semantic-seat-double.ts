import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'
import { placedTags } from './tags.ts'

/** A row with the letters of a seat. */
const ROW_AND_SEAT = /^0*(\d{1,3})\s?-?[A-Z]{1,2}$/i

export const semanticSeatDouble = passRule({
  id: 'semantic-seat-double',
  severity: 'info',
  effect: 'altered',
  condition: 'On a boarding pass seatRow disagrees with the row inside seatNumber, or repeats it',
  onThePhone: 'Reported to print the row twice, as 3838',
  fix: 'Give the row once: in seatNumber, or in seatRow with the seat alone as seatNumber',
  source: 'D',
  check(context, report) {
    if (context.style !== 'boardingPass') return
    const isFlight = context.pass.boardingPass?.transitType === 'PKTransitTypeAir'
    for (const { tags, path, isOfEntry } of placedTags(context)) {
      if (isOfEntry) continue
      for (const [index, { seatRow, seatNumber }] of (tags.seats ?? []).entries()) {
        if (!seatRow || !seatNumber) continue
        const place = [...path, 'seats', index, 'seatRow']
        const row = ROW_AND_SEAT.exec(seatNumber)?.[1]
        const both = `seatRow ${describeValue(seatRow)} and seatNumber ${describeValue(seatNumber)}`
        if (row !== undefined && row === seatRow.replace(/^0+/, '')) {
          report(`${both} have the row twice`, place, [{ op: 'remove', pointer: jsonPointer(place) }])
        } else if (row !== undefined && /^\d+$/.test(seatRow)) {
          report(`${both} name different rows`, place)
        } else if (isFlight && seatRow === seatNumber && /^\d+$/.test(seatRow)) {
          // In a plane a seat has a letter; elsewhere the third seat of the third row is nothing odd.
          report(`${both} have the row twice`, place)
        }
      }
    }
  },
})
