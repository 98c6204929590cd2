import { findingsOfDraft, isPassDraft, type PassDraft } from '../bundle/pass-draft.ts'
import { parseDate } from '../dates/parse-date.ts'
import { jsonPointer } from '../findings/finding.ts'
import { isMessageType, type MessageType } from '../protobuf/message-type.ts'
import { PASS } from './messages/pass-message.ts'
import { PASS_COLOR, TIMESTAMP } from './messages/small-messages.ts'
import { UNREADABLE_RULE } from './template.ts'
import { TemplateError } from './template-error.ts'

const IDENTITY = ['passTypeIdentifier', 'serialNumber', 'teamIdentifier', 'organizationName', 'description']
/** All that Pass Designer reads. */
const COLOR = /^\s*(?:#[0-9a-f]{3}|#[0-9a-f]{6}|rgb\( *\d+ *, *\d+ *, *\d+ *\))\s*$/i

/**
 * Takes a value parsed from JSON for the pass of a template, if Pass Designer would read it: it refuses the whole file for an
 * identity key that is missing, an unknown constant, or a malformed date or colour.
 *
 * @throws TemplateError ERR_TEMPLATE_PASS
 * @see Templates, section 2
 */
export function parseTemplateContent(value: unknown): PassDraft {
  if (!isPassDraft(value)) {
    const told = findingsOfDraft(value).map(({ pointer = '', message }) => `${pointer}: ${message}`)
    throw unreadable(told.join('. '))
  }
  const missing = IDENTITY.find(key => typeof value[key] !== 'string')
  if (missing !== undefined || value.formatVersion !== 1) {
    throw unreadable(`/${missing ?? 'formatVersion'} is missing: give it, if only as an empty text`)
  }
  const wrong = findUnreadable(PASS, value, [])
  if (wrong) throw unreadable(`${jsonPointer(wrong)} is no date, colour or constant that Pass Designer reads`)
  return value
}

/** The first date, colour or constant that is not read. The personalization message says where there are any. */
function findUnreadable(type: MessageType, value: unknown, path: readonly PropertyKey[]): PropertyKey[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const field of type.fields) {
    const member: unknown = Reflect.get(value, field.key)
    if (member === undefined || typeof field.type === 'string') continue
    const at = [...path, field.key]
    if (!isMessageType(field.type)) {
      if (typeof member !== 'string' || !Object.values(field.type.constants).includes(member)) return at
    } else if (field.type === TIMESTAMP || field.type === PASS_COLOR) {
      if (!(field.type === TIMESTAMP ? isDate(member) : isColor(member))) return at
    } else {
      const members = Array.isArray(member)
        ? [...member.entries()].map(([index, one]) => ({ place: [...at, index], one }))
        : [{ place: at, one: member }]
      for (const { place, one } of members) {
        const wrong = findUnreadable(field.type, one, place)
        if (wrong) return wrong
      }
    }
  }
  return undefined
}

function isColor(value: unknown): boolean {
  return typeof value === 'string' && COLOR.test(value)
}

function isDate(value: unknown): boolean {
  try {
    return typeof value === 'string' && parseDate(value) instanceof Date
  } catch {
    return false
  }
}

function unreadable(told: string): TemplateError {
  return new TemplateError(
    'ERR_TEMPLATE_PASS',
    UNREADABLE_RULE,
    `Expected a pass.json that Pass Designer opens. ${told}`,
  )
}
