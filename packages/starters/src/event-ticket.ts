import { concertArt } from './art/concert.ts'
import { dayAfter } from './dates.ts'
import type { Starter } from './starter.ts'

// Iceland keeps one time all year, so that the offset is right whatever the date is.
const AT = '+00:00'

/** A seat in a concert hall. */
export const eventTicketStarter: Starter = {
  name: 'Lumen Hall',
  purpose: 'concert ticket',
  art: concertArt,
  pass(name, now) {
    const day = dayAfter(now, 30)
    const doors = `${day}T18:30:00${AT}`
    const start = `${day}T19:30:00${AT}`
    const end = `${day}T22:00:00${AT}`
    const venue = { latitude: 64.1505, longitude: -21.9327 }
    return {
      formatVersion: 1,
      serialNumber: 'TICKET-0001',
      organizationName: name,
      description: 'Ticket for the Aurora Quartet',
      logoText: name,
      backgroundColor: 'rgb(23, 21, 59)',
      foregroundColor: 'rgb(255, 255, 255)',
      labelColor: 'rgb(200, 190, 230)',
      groupingIdentifier: `aurora-quartet-${day}`,
      relevantDate: doors,
      relevantDates: [{ startDate: doors, endDate: end }],
      expirationDate: `${dayAfter(now, 31)}T06:00:00${AT}`,
      locations: [{ ...venue, relevantText: 'Doors open at 18:30' }],
      eventTicket: {
        headerFields: [
          {
            key: 'date',
            label: 'DATE',
            value: start,
            dateStyle: 'PKDateStyleMedium',
            timeStyle: 'PKDateStyleNone',
            ignoresTimeZone: true,
          },
        ],
        primaryFields: [{ key: 'event', label: 'TONIGHT', value: 'Aurora Quartet' }],
        secondaryFields: [
          { key: 'stage', label: 'STAGE', value: 'Great Hall' },
          {
            key: 'start',
            label: 'STARTS',
            value: start,
            dateStyle: 'PKDateStyleNone',
            timeStyle: 'PKDateStyleShort',
            ignoresTimeZone: true,
            changeMessage: 'The concert now starts at %@',
          },
        ],
        auxiliaryFields: [
          { key: 'entrance', label: 'ENTRANCE', value: 'West' },
          { key: 'section', label: 'SECTION', value: 'Parterre' },
          { key: 'row', label: 'ROW', value: '7' },
          { key: 'seat', label: 'SEAT', value: '14' },
        ],
        backFields: [
          { key: 'programme', label: 'Programme', value: 'String quartets by Haydn, Smyth and Sibelius' },
          { key: 'arrival', label: 'Getting there', value: 'Bus 1, 3 and 6. Cloakroom and bar are open from 18:30.' },
          { key: 'contact', label: 'Contact', value: '+354 555 0100\ntickets@example.com' },
          { key: 'terms', label: 'Terms', value: 'Admits one. Latecomers are seated in the first pause.' },
        ],
      },
      barcodes: [
        { format: 'PKBarcodeFormatQR', message: 'TICKET-0001', messageEncoding: 'iso-8859-1', altText: 'TICKET-0001' },
      ],
      semantics: {
        eventType: 'PKEventTypeLivePerformance',
        eventName: 'Aurora Quartet',
        performerNames: ['Aurora Quartet'],
        eventStartDate: start,
        eventEndDate: end,
        venueName: name,
        venueRegionName: 'Reykjavik',
        venueRoom: 'Great Hall',
        venueEntrance: 'West',
        venueLocation: venue,
        venueDoorsOpenDate: doors,
        seats: [{ seatSection: 'Parterre', seatRow: '7', seatNumber: '14' }],
      },
    }
  },
  translations: () => ({
    fr: {
      'Ticket for the Aurora Quartet': 'Billet pour l’Aurora Quartet',
      TONIGHT: 'CE SOIR',
      STAGE: 'SALLE',
      'Great Hall': 'Grande salle',
      STARTS: 'DÉBUT',
      'The concert now starts at %@': 'Le concert commence désormais à %@',
      ENTRANCE: 'ENTRÉE',
      West: 'Ouest',
      SECTION: 'SECTEUR',
      ROW: 'RANG',
      SEAT: 'PLACE',
      Programme: 'Au programme',
      'String quartets by Haydn, Smyth and Sibelius': 'Quatuors à cordes de Haydn, Smyth et Sibelius',
      'Getting there': 'Accès',
      'Bus 1, 3 and 6. Cloakroom and bar are open from 18:30.': 'Bus 1, 3 et 6. Vestiaire et bar dès 18 h 30.',
      Contact: 'Nous joindre',
      Terms: 'Conditions',
      'Admits one. Latecomers are seated in the first pause.':
        'Valable pour une personne. Les retardataires sont placés à la première pause.',
    },
  }),
}
