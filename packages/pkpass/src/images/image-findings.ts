import { type Finding, finding as findingOf } from '../findings/finding.ts'
import { ADVISED_IMAGE_BYTES, UNREPORTED_SHARE } from '../image-header/image-advice.ts'
import { slotFileName } from '../image-header/image-name.ts'
import type { RuleId } from '../rules/index.ts'
import type { ImageSlot } from '../schema/image-slots.ts'
import type { Style } from '../schema/pass.ts'
import type { DrawnVariant } from './draw-variant.ts'
import type { ImageHeader } from './image-header.ts'
import type { ImageScale, VariantPlan } from './plan-variants.ts'

/** Id of a rule that images made from one source may breach. */
export type ImageRuleId = Extract<
  RuleId,
  | 'image-strip-event-ticket'
  | 'image-size-exact'
  | 'image-size-minimum'
  | 'image-thumbnail-aspect'
  | 'image-huge'
  | 'image-transparent-icon'
>

/** Something to look at in images that were made: a finding whose rule is one of a few. */
export interface ImageFinding extends Finding {
  readonly rule: ImageRuleId
  /** The file it shows in, or shows in first. */
  readonly file: string
}

interface PlannedVariants {
  readonly slotName: string
  readonly slot: ImageSlot
  readonly style: Style | undefined
  readonly plan: VariantPlan
  /** Ascending. */
  readonly scales: readonly ImageScale[]
  readonly source: ImageHeader
}

/** What can be said before anything is drawn: what is cropped, enlarged or small. */
export function findingsOfPlan(planned: PlannedVariants): ImageFinding[] {
  const { slotName, slot, style, plan, scales } = planned
  const file = slotFileName(slotName, scales[0] ?? 1)
  const findings: ImageFinding[] = []
  if (slotName === 'strip' && style === 'eventTicket') {
    const message = 'Only the archived guide has a strip on event tickets'
    findings.push(finding('image-strip-event-ticket', file, message))
  }
  if (plan.croppedShare > UNREPORTED_SHARE) {
    const rule = slotName === 'thumbnail' ? 'image-thumbnail-aspect' : 'image-size-exact'
    const percent = Math.round(plan.croppedShare * 100)
    const message = `${describe(planned)} lost ${percent} % to fill ${plan.widthPt} × ${plan.heightPt} points`
    findings.push(finding(rule, file, message))
  }
  const enlarged = scales.filter(scale => scale > plan.pixelsPerPoint * (1 + UNREPORTED_SHARE))
  const [first] = enlarged
  if (first !== undefined && planned.source.format !== 'svg') {
    const files = enlarged.map(scale => slotFileName(slotName, scale)).join(', ')
    const message = `${describe(planned)} is enlarged in ${files}`
    findings.push(finding('image-size-minimum', slotFileName(slotName, first), message))
  }
  const leastPt = slot.minimumSize?.widthPt ?? 0
  if (plan.widthPt < leastPt) {
    const message = `${slotName} is ${plan.widthPt} points wide, ${leastPt} are the least`
    findings.push(finding('image-size-minimum', file, message))
  }
  return findings
}

/** What is known once the files are drawn. */
export function findingsOfDrawings(slotName: string, drawn: ReadonlyMap<string, DrawnVariant>): ImageFinding[] {
  const findings = [...drawn]
    .filter(([, { png }]) => png.length > ADVISED_IMAGE_BYTES)
    .map(([file, { png }]) => finding('image-huge', file, `${file} has ${png.length} bytes`))
  const [transparent] = [...drawn].filter(([, { isTransparent }]) => isTransparent)
  if (slotName === 'icon' && transparent !== undefined) {
    findings.push(finding('image-transparent-icon', transparent[0], 'The icon is transparent in places'))
  }
  return findings
}

function describe({ source }: PlannedVariants): string {
  return `The source of ${source.width} × ${source.height} pixels`
}

function finding(rule: ImageRuleId, file: string, message: string): ImageFinding {
  return { ...findingOf(rule, message), rule, file }
}
