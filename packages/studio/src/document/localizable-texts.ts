import { describeObjects, type KeyDescription } from '@billfold/pkpass/schema'

const OBJECTS = new Map(describeObjects().map(object => [object.name, object]))

/** The texts of a pass that may be translated, each once, in the order in which they stand. */
export function localizableTexts(content: unknown): string[] {
  const texts = new Set<string>()
  collect(content, 'Pass', texts)
  return [...texts]
}

function collect(value: unknown, objectName: string, texts: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) {
    const key = keyOf(objectName, name)
    if (!key) continue
    if (key.localizable && typeof member === 'string' && isTranslatable(member)) texts.add(member)
    const { object } = key
    if (object === undefined) continue
    for (const each of Array.isArray(member) ? member : [member]) collect(each, object, texts)
  }
}

/** Dates and addresses are the same in every language. */
function isTranslatable(text: string): boolean {
  return text !== '' && !/^\d{4}-\d\d-\d\dT/.test(text) && !/^(?:https?:|<a )/.test(text)
}

function keyOf(objectName: string, name: string): KeyDescription | undefined {
  const object = OBJECTS.get(objectName)
  return object?.keys.find(key => key.name === name) ?? (object?.inherits && keyOf(object.inherits, name))
}
