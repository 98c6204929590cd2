import { type KeyDetails, text, url, type Version } from './key.ts'

/** Links around an event. They stand at the top level for the ticket itself, and in `URLs` for an upcoming entry. */
export function eventGuideLinks(since: Version, details: KeyDetails = {}) {
  return {
    accessibilityURL: url(since, 'Accessibility of the venue or the event', details),
    addOnURL: url(since, 'Extras that can be added to the ticket', details),
    bagPolicyURL: url(since, 'Which bags the venue lets in', details),
    contactVenueEmail: text(since, 'E-mail address for questions to venue, event or issuer', {
      ...details,
      format: 'email',
    }),
    contactVenuePhoneNumber: text(since, 'Telephone number for questions to venue, event or issuer', {
      ...details,
      format: 'phone',
    }),
    contactVenueWebsite: url(since, 'Website of venue, event or issuer', details),
    directionsInformationURL: url(since, 'How to get to the event', details),
    merchandiseURL: url(since, 'Shop for merchandise', details),
    orderFoodURL: url(since, 'Where to order food', details),
    parkingInformationURL: url(since, 'Where to park', details),
    purchaseParkingURL: url(since, 'Where to buy or open a parking place', details),
    sellURL: url(since, 'Where to sell the ticket; stands in the menu of the pass', details),
    transferURL: url(since, 'Where to hand the ticket on; stands in the menu of the pass', details),
    transitInformationURL: url(since, 'Public and private transport to the event', details),
  }
}
