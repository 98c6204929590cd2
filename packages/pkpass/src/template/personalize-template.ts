import { type Folder, filesOf } from '../bundle/folder.ts'
import { isPassDraft, type PassDraft } from '../bundle/pass-draft.ts'
import type { PassFiles } from '../bundle/pass-files.ts'
import { isMessage, type Message } from '../protobuf/message.ts'
import { FIELD_GROUPS, type Field, fieldSchema } from '../schema/field.ts'
import { parseTemplateContent } from './check-template.ts'
import { fieldPlaces, mapGroups } from './fields.ts'
import type { FilledTemplate } from './fill-template.ts'
import { fixUp } from './fix-ups.ts'
import { fieldsToJson, fieldValueToJson, messageToJson } from './message-to-json.ts'
import { PASS_FIELDS } from './messages/field-messages.ts'
import { MESSAGE_IMAGE_SLOTS, PASS } from './messages/pass-message.ts'
import type { PassTemplate } from './template.ts'
import { TemplateError } from './template-error.ts'

const RULES = 'Templates, section 4.1'
const SCALES = { times1: '', times2: '@2x', times3: '@3x' } as const

/**
 * Applies a personalization message to a template, as Apple's builder does but without its quirks.
 *
 * A pass without a serial number is refused. What the message leaves out stays; lists that are not empty and objects replace
 * the template's as a whole; fields are replaced by group, or else hidden and set by key in every style.
 *
 * @param template Not changed.
 * @param message From {@link parsePersonalizationMessage}.
 * @param images The images the message may name, by their path in it. Nothing is read from anywhere else.
 * @throws TemplateError ERR_TEMPLATE_SERIAL, ERR_TEMPLATE_CONSTANT, ERR_TEMPLATE_VALUE, ERR_TEMPLATE_IMAGE, ERR_TEMPLATE_PASS
 * @see Templates, section 4.1
 */
export function personalizeTemplate(template: PassTemplate, message: Message, images: Folder = {}): FilledTemplate {
  const pass = isMessage(message.pass) ? message.pass : {}
  if (typeof pass.serial_number !== 'string' || pass.serial_number === '') {
    throw new TemplateError(
      'ERR_TEMPLATE_SERIAL',
      `${RULES}, rule 1`,
      'Expected a serial_number, found none. Give each pass one of its own',
    )
  }
  const { fields, ...others } = pass
  const keys = messageToJson(PASS, others)
  const withKeys = parseTemplateContent({ ...template.content, ...keys, ...firstBarcode(keys.barcodes) })
  const customized = isMessage(fields) ? applyFields(withKeys, fields) : { content: withKeys, unmatchedKeys: [] }
  return {
    template: {
      ...template,
      content: parseTemplateContent(fixUp(customized.content)),
      files: applyImages(template.files, message, new Map(filesOf(images))),
    },
    unmatchedKeys: customized.unmatchedKeys,
  }
}

/** Rule 8: systems before iOS 9 read the first barcode from here. */
function firstBarcode(barcodes: unknown): Record<string, unknown> {
  return Array.isArray(barcodes) ? { barcode: barcodes[0] } : {}
}

/** Rule 5. */
function applyFields(content: PassDraft, fields: Message): { content: PassDraft; unmatchedKeys: string[] } {
  const customization = isMessage(fields.field_customization) ? fields.field_customization : {}
  const values = new Map<string, unknown>(mapOf(customization.value_for_key))
  const visible = new Map<string, unknown>(mapOf(customization.visibility_for_key))
  const lists = new Map(
    FIELD_GROUPS.flatMap(group => {
      const type = PASS_FIELDS.fields.find(({ key }) => key === group)
      const list = type && fields[type.name]
      return isMessage(list) ? [[group, parseFields(fieldsToJson(list))]] : []
    }),
  )
  const customize = (field: Field): Field[] => {
    if (visible.get(field.key) === false) return []
    const value = values.get(field.key)
    return isMessage(value) ? parseFields([{ ...field, ...fieldValueToJson(value) }]) : [field]
  }
  const changed = mapGroups(content, (old, group) => lists.get(group) ?? old?.flatMap(customize))
  const known = new Set(fieldPlaces(content).flatMap(({ group, field }) => (lists.has(group) ? [] : [field.key])))
  return {
    content: withTransitType(
      changed,
      messageToJson(PASS_FIELDS, { ...(fields.transit_type !== undefined && { transit_type: fields.transit_type }) }),
    ),
    unmatchedKeys: [...new Set([...values.keys(), ...visible.keys()])].filter(key => !known.has(key)),
  }
}

/** Only a boarding pass has a means of travel. */
function withTransitType(content: PassDraft, { transitType }: Record<string, unknown>): PassDraft {
  if (transitType === undefined || !content.boardingPass) return content
  const changed = { ...content, boardingPass: { ...content.boardingPass, transitType } }
  return isPassDraft(changed) ? changed : content
}

function parseFields(fields: readonly unknown[]): Field[] {
  const parsed = fieldSchema.array().safeParse(fields)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new TemplateError(
    'ERR_TEMPLATE_VALUE',
    `${RULES}, rule 5`,
    `Expected fields with a key, found one that is not: ${issue?.path.join('.')}: ${issue?.message}. Correct the message`,
  )
}

/** Rule 9. */
function applyImages(files: PassFiles, message: Message, images: ReadonlyMap<string, Uint8Array>): PassFiles {
  const changed = new Map(Object.entries(files))
  for (const slot of MESSAGE_IMAGE_SLOTS) {
    const set = message[slot]
    for (const [scale, suffix] of Object.entries(SCALES)) {
      const image = isMessage(set) ? set[scale] : undefined
      if (!isMessage(image)) continue
      const path = typeof image.image_path === 'string' ? image.image_path : ''
      const extension = /\.(png|pdf)$/i.exec(path)?.[1]?.toLowerCase()
      const bytes = images.get(path)
      if (extension === undefined || !bytes) {
        throw new TemplateError(
          'ERR_TEMPLATE_IMAGE',
          `${RULES}, rule 9`,
          `Expected a PNG or PDF that was handed over for ${slot} ${scale}, found ${JSON.stringify(path.slice(0, 80))}. Give its bytes under this path`,
        )
      }
      // A PDF of the same slot and scale would win over a PNG.
      changed.delete(`${slot}${suffix}.pdf`)
      changed.delete(`${slot}${suffix}.png`)
      changed.set(`${slot}${suffix}.${extension}`, bytes)
    }
  }
  return Object.fromEntries(changed)
}

function mapOf(value: unknown): [string, unknown][] {
  return value instanceof Map ? [...value] : []
}
