import {
  drawPass,
  drawView,
  layoutBack,
  layoutContactSheet,
  layoutLockScreenBanner,
  layoutRelevanceBanner,
  layoutShareCard,
  layoutStack,
  layoutWatch,
} from '../../src/index.ts'
import { frontOf, OLD_STORE_CARD, SAMPLES, type Sample, VOIDED } from './sample-passes.ts'

/** A picture that is kept in the repository. */
export interface Reference {
  readonly name: string
  readonly svg: string
  /** Pixels per point. */
  readonly scale: number
}

const { generic, storeCard, boardingPass, eventTicketBackground, genericWide, posterGeneric, scripts } = SAMPLES
const stacked = ({ pass, options: { images, localize } }: Sample) => ({ pass, images, localize })

/** Every style, and every view. */
export function references(): readonly Reference[] {
  return [
    ...Object.entries(SAMPLES).map(([name, sample]) => reference(`front-${name}`, drawPass(frontOf(sample)), 2)),
    reference('front-voided', drawPass(frontOf(VOIDED)), 2),
    reference(
      'front-storeCard-414',
      drawPass(frontOf({ ...storeCard, options: { ...storeCard.options, screenWidthPt: 414 } })),
      1,
    ),
    reference(
      'back',
      drawView(layoutBack(generic.pass, { ...generic.options, updatedAt: new Date('2026-05-31T08:15:00Z') })),
      1,
    ),
    reference(
      'back-dark',
      drawView(layoutBack(genericWide.pass, { ...genericWide.options, appearance: 'dark', styleSet: 'ios18' })),
      1,
    ),
    reference('back-scripts', drawView(layoutBack(scripts.pass, scripts.options)), 1),
    reference(
      'stack',
      drawView(
        layoutStack(
          [generic, boardingPass, eventTicketBackground, posterGeneric, VOIDED, storeCard].map(stacked),
          generic.options,
        ),
      ),
      1,
    ),
    reference(
      'lockScreenBanner',
      drawView(layoutLockScreenBanner(OLD_STORE_CARD, storeCard.pass, storeCard.options)),
      2,
    ),
    reference('relevanceBanner', drawView(layoutRelevanceBanner(generic.pass, generic.options)), 2),
    reference('watch', drawView(layoutWatch(generic.pass, generic.options)), 2),
    reference('watch-boardingPass', drawView(layoutWatch(boardingPass.pass, boardingPass.options)), 2),
    reference('watch-eventTicket', drawView(layoutWatch(eventTicketBackground.pass, eventTicketBackground.options)), 2),
    reference('shareCard', drawView(layoutShareCard(storeCard.pass, storeCard.options)), 0.5),
    reference(
      'contactSheet',
      drawView(layoutContactSheet(storeCard.pass, { ...storeCard.options, oldPass: OLD_STORE_CARD })),
      0.75,
    ),
  ]
}

function reference(name: string, svg: string, scale: number): Reference {
  return { name, svg, scale }
}
