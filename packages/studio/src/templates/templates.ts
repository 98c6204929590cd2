import { STARTERS, type Starter } from '@billfold/starters'
import { conferenceBadgeTemplate } from './conference-badge.ts'
import { giftCardTemplate } from './gift-card.ts'
import { parkingPermitTemplate } from './parking-permit.ts'
import { trainTicketTemplate } from './train-ticket.ts'

/** A finished pass to begin with. */
export interface Template extends Starter {
  readonly id: string
  /** What it is, in a word or two: the heading of its card. */
  readonly title: string
}

/** What the gallery shows, in its order. */
export const TEMPLATES: readonly Template[] = [
  { id: 'loyalty', title: 'Coffee loyalty', ...STARTERS.storeCard },
  { id: 'concert', title: 'Concert', ...STARTERS.eventTicket },
  { id: 'gift-card', title: 'Gift card', ...giftCardTemplate },
  { id: 'flight', title: 'Flight', ...STARTERS.boardingPass },
  { id: 'membership', title: 'Membership', ...STARTERS.generic },
  { id: 'coupon', title: 'Coupon', ...STARTERS.coupon },
  { id: 'conference', title: 'Conference badge', ...conferenceBadgeTemplate },
  { id: 'train', title: 'Train', ...trainTicketTemplate },
  { id: 'museum', title: 'Museum poster', ...STARTERS.posterGeneric },
  { id: 'parking', title: 'Parking', ...parkingPermitTemplate },
]
