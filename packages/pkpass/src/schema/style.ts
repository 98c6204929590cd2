import * as z from 'zod'
import { auxiliaryFieldSchema, fieldSchema } from './field.ts'
import { optional, required } from './key.ts'

// Style dictionaries: which fields stand where. Spec: pass-json section 2.

export { fieldsOf } from './field-groups.ts'

export const TRANSIT_TYPES = [
  'PKTransitTypeAir',
  'PKTransitTypeBoat',
  'PKTransitTypeBus',
  'PKTransitTypeGeneric',
  'PKTransitTypeTrain',
] as const

const fields = z.array(fieldSchema)

const declaredStyle = z.looseObject({
  headerFields: optional(fields, '6.0', 'Top trailing corner, visible while passes are stacked'),
  primaryFields: optional(fields, '6.0', 'What matters most'),
  secondaryFields: optional(fields, '6.0', 'What goes with the primary fields'),
  auxiliaryFields: optional(z.array(auxiliaryFieldSchema), '6.0', 'Lesser information on the front'),
  backFields: optional(fields, '6.0', 'Details of the pass, as many as needed'),
  additionalInfoFields: optional(fields, '18.0', 'Tile below the pass', { styles: ['eventTicket', 'posterGeneric'] }),
  footerFields: optional(fields, '27.0', 'Foot of a poster generic pass, which draws the first', {
    styles: ['posterGeneric'],
    documented: 'article',
  }),
})
/** A name for the type: written out wherever it is held, the types of a pass fill half a megabyte of declarations. */
export interface StyleSchema extends DeclaredStyle {}
type DeclaredStyle = typeof declaredStyle

/** What every style dictionary holds. The order of groups says nothing, the order within one is that on the pass. */
export const styleSchema: StyleSchema = declaredStyle
export type StyleContent = z.infer<typeof styleSchema>

const declaredBoardingPass = styleSchema.extend({
  transitType: required(z.enum(TRANSIT_TYPES), '6.0', 'Means of travel, drawn as the icon between the primary fields'),
})
/** A name for the type: written out wherever it is held, the types of a pass fill half a megabyte of declarations. */
export interface BoardingPassSchema extends DeclaredBoardingPass {}
type DeclaredBoardingPass = typeof declaredBoardingPass

/** A style dictionary with the means of travel, which decides over the icon between the primary fields. */
export const boardingPassSchema: BoardingPassSchema = declaredBoardingPass
export type BoardingPass = z.infer<typeof boardingPassSchema>
