import { type Field, fieldsOf, type PassContent, STYLES } from '@billfold/pkpass'

/** Of the field that carries messages. No key made from a label has a dot. */
export const MESSAGE_FIELD_KEY = 'billfold.message'

/** Not empty: older systems leave out a field without a value, and one that is new is not announced. */
const SEED = ' '
/** ZERO WIDTH SPACE: a value that reads the same and is another. */
const VARIATION = '\u200B'
/** A device that has missed as many messages of the same text, and no fewer, is not told of the next. */
const MAX_VARIATIONS = 16
const TRAILING_VARIATIONS = new RegExp(`${VARIATION}*$`)

/**
 * Adds the field that messages come by to the back of a pass.
 *
 * Wallet announces the change of a field that it has had before, so every pass has it from the start, saying nothing.
 *
 * @see Web service, section 6; rule `update-key-new`
 */
export function withMessageField(content: PassContent, latestMessage: string | undefined): PassContent {
  const field: Field = {
    key: MESSAGE_FIELD_KEY,
    label: 'Latest message',
    value: latestMessage ?? SEED,
    changeMessage: '%@',
  }
  const styles = STYLES.flatMap(style => {
    const fields = content[style]
    if (!fields || fieldsOf(fields).some(({ key }) => key === MESSAGE_FIELD_KEY)) return []
    return [[style, { ...fields, backFields: [...(fields.backFields ?? []), field] }] as const]
  })
  return { ...content, ...Object.fromEntries(styles) }
}

/**
 * The value that shows a text: the text, and where the last message said the same, something invisible behind it. The same value
 * again would be no change, and silent (rule `update-same-value`). It counts on, for a device may have missed the one before.
 */
export function messageValue(text: string, latestMessage: string | undefined): string {
  if (latestMessage === undefined || latestMessage.replace(TRAILING_VARIATIONS, '') !== text) return text
  const variations = latestMessage.length - text.length
  return text + VARIATION.repeat((variations + 1) % (MAX_VARIATIONS + 1))
}
