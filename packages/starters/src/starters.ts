import type { Style } from '@billfold/pkpass'
import { boardingPassStarter } from './boarding-pass.ts'
import { couponStarter } from './coupon.ts'
import { eventTicketStarter } from './event-ticket.ts'
import { genericStarter } from './generic.ts'
import { posterGenericStarter } from './poster-generic.ts'
import type { Starter } from './starter.ts'
import { storeCardStarter } from './store-card.ts'

/** A starter for every pass style. */
export const STARTERS: Readonly<Record<Style, Starter>> = {
  generic: genericStarter,
  storeCard: storeCardStarter,
  eventTicket: eventTicketStarter,
  coupon: couponStarter,
  boardingPass: boardingPassStarter,
  posterGeneric: posterGenericStarter,
}
