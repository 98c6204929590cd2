import * as z from 'zod'
import { editorHandle, required, url } from './key.ts'

// Cards below the pass. Spec: pass-json section 7.

/** The kinds of action, each with Apple's wording of its card and the kinds of pass it is recommended for. */
export const FEATURED_ACTIONS = {
  viewSchedule: { label: 'View Schedule', categories: ['event'] },
  watchTrailer: { label: 'Watch Trailer', categories: ['event'] },
  listenToMusic: { label: 'Listen to Music', categories: ['event'] },
  call: { label: 'Call', categories: ['generic'] },
  place: { label: 'Go to Location', categories: ['generic'] },
  addToBalance: { label: 'Add to Balance', categories: ['membership'] },
  order: { label: 'Order Delivery or Pickup', categories: ['membership'] },
  shop: { label: 'Shop Online or In-App', categories: ['membership'] },
  membershipBenefits: { label: 'View Membership Benefits', categories: ['membership'] },
  bookAppointment: { label: 'Book an Appointment', categories: ['membership'] },
  bookCar: { label: 'Book a Car', categories: ['membership'] },
  bookFlight: { label: 'Book a Flight', categories: ['membership'] },
  bookStay: { label: 'Book a Stay', categories: ['membership'] },
  viewOffersRewards: { label: 'View Offers and Rewards', categories: ['membership', 'generic', 'event'] },
} as const
export type FeaturedActionType = keyof typeof FEATURED_ACTIONS

const fromArticle = { documented: 'article' } as const

/** One of at most two cards below the pass. Wallet chooses icon and words by the type. */
export const featuredActionSchema = z.looseObject({
  identifier: required(z.string(), '27.0', 'Name of the action, unique within the pass', fromArticle),
  type: required(z.string(), '27.0', 'What the action does', {
    ...fromArticle,
    knownValues: Object.keys(FEATURED_ACTIONS),
  }),
  url: url(
    '27.0',
    'Where the action leads: an address, a tel: number for a call, an Apple Maps link for a place',
    fromArticle,
  ),
  _id: editorHandle(),
})
export type FeaturedAction = z.infer<typeof featuredActionSchema>
