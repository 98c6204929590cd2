import { dateFormat, styleOf } from '@billfold/pkpass/display'
import type { Pass, Style } from '@billfold/pkpass/schema'
import { type BannerContent, layoutBanner } from './banner-panel.ts'
import type { ViewLayout, ViewOptions } from './view-layout.ts'

/** A text that a place brings up, and where it stands. */
interface Occasion {
  readonly text: string
  readonly pointer: string
}

/** Styles for which a date alone is no occasion. */
const NEEDS_PLACE: ReadonlySet<Style> = new Set(['coupon', 'storeCard'])

/**
 * The suggestion of a pass on the Lock Screen, at the time and place that it is relevant at: the text of the first beacon or location
 * that has one, else what the system writes of the date. A hidden message with a reason, where a pass gives no occasion.
 *
 * Words of the system are in English.
 *
 * @see layout section 10; geometry section 11
 */
export function layoutRelevanceBanner(pass: Pass, options: ViewOptions): ViewLayout {
  return layoutBanner('relevanceBanner', pass, contentOf(pass, options), options)
}

function contentOf(pass: Pass, options: ViewOptions): BannerContent {
  const place = placeOf(pass)
  const date = dateOf(pass)
  const title = { text: options.localize(pass.description), pointer: '/description' }
  if (place && place.text !== '') return { title, message: place, time: '', note: 'Nearby' }
  if (place && !date) return { title, message: { ...place, text: 'Nearby' }, time: '', note: 'Wallet' }
  if (!date) return { silent: 'nothing-to-say' }
  const style = styleOf(pass)?.style ?? 'generic'
  if (!place && NEEDS_PLACE.has(style)) return { silent: 'location-style-needs-place', pointer: date.pointer }
  const message = { text: describeDate(date.instant, options), pointer: date.pointer }
  return { title, message, time: '', note: place ? 'Nearby' : 'Wallet' }
}

/** Beacons are nearer than places: the most specific match supplies the text. One with a text, else any. */
function placeOf({ beacons = [], locations = [] }: Pass): Occasion | undefined {
  const places = [
    ...beacons.map(({ relevantText }, index) => ({ text: relevantText?.trim() ?? '', pointer: `/beacons/${index}` })),
    ...locations.map(({ relevantText }, index) => ({
      text: relevantText?.trim() ?? '',
      pointer: `/locations/${index}`,
    })),
  ]
  const withText = places.find(({ text }) => text !== '')
  return withText ? { text: withText.text, pointer: `${withText.pointer}/relevantText` } : places[0]
}

function dateOf({
  relevantDates = [],
  relevantDate,
}: Pass): { readonly instant: Date; readonly pointer: string } | undefined {
  const dates = [
    ...relevantDates.flatMap((entry, index) =>
      (['date', 'relevantDate', 'startDate'] as const).map(key => ({
        text: entry[key],
        pointer: `/relevantDates/${index}/${key}`,
      })),
    ),
    { text: relevantDate, pointer: '/relevantDate' },
  ]
  for (const { text, pointer } of dates) {
    const instant = text === undefined ? undefined : readDate(text)
    if (instant) return { instant, pointer }
  }
  return undefined
}

function readDate(text: string): Date | undefined {
  const instant = new Date(text)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}

/** "Today at 18:30" for the day it is, else with the day. */
function describeDate(instant: Date, { locale, timeZone, now }: ViewOptions): string {
  const dayOf = (date: Date) => dateFormat('en-CA', { dateStyle: 'short', timeZone }).format(date)
  const time = dateFormat(locale, { timeStyle: 'short', timeZone }).format(instant)
  if (dayOf(instant) === dayOf(now)) return `Today at ${time}`
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(instant)
}
