import { expect, test } from 'vitest'
import { describeObjects } from '../../src/schema/describe-objects.ts'
import { metaOf, required, text } from '../../src/schema/key.ts'
import { passSchema } from '../../src/schema/pass.ts'

const objects = describeObjects()

function describedKey(objectName: string, keyName: string) {
  return objects.find(({ name }) => name === objectName)?.keys.find(({ name }) => name === keyName)
}

test('every key says what it is in one sentence, and since when Wallet reads it', () => {
  for (const { name, keys } of objects) {
    for (const { name: key, description, since, isIgnored } of keys) {
      expect(description, `${name}.${key}`).toMatch(/^\p{Lu}.*[^. ]$|Dr\.$|Jr\.$/u)
      if (!isIgnored) expect(since, `${name}.${key}`).toMatch(/^\d+\.\d$/)
    }
  }
})

test('a key is described by its form and by what is known of it', () => {
  expect(describedKey('Pass', 'barcode')).toEqual({
    name: 'barcode',
    description: 'The one code that iOS 8 and earlier read',
    since: '6.0',
    deprecatedSince: '9.0',
    replacedBy: 'barcodes',
    isRequired: false,
    types: ['object'],
    object: 'Pass.Barcode',
  })
  expect(describedKey('Pass.Beacons', 'major')).toMatchObject({ types: ['integer'], min: 0, max: 65_535 })
  expect(describedKey('PassFieldContent', 'value')).toMatchObject({ types: ['string', 'number'], isRequired: true })
  expect(describedKey('Personalize', 'requiredPersonalizationFields')).toMatchObject({
    itemType: 'string',
    minItems: 1,
  })
})

test('closed sets of values are told from those that let others pass', () => {
  expect(describedKey('Pass.Barcodes', 'format')).not.toHaveProperty('isOpen')
  expect(describedKey('Pass.Barcodes', 'format')?.values).toHaveLength(8)
  expect(describedKey('Pass.Barcode', 'format')).toMatchObject({ isOpen: true })
  expect(describedKey('Pass.Barcode', 'format')?.values).toHaveLength(3)
})

test('an object has its own keys, without those it inherits', () => {
  const keysOf = (name: string) => objects.find(object => object.name === name)?.keys.map(key => key.name)
  expect(keysOf('PassFields.AuxiliaryFields')).toEqual(['row'])
  expect(keysOf('Pass.BoardingPass')).toEqual(['transitType'])
  expect(keysOf('Pass.Coupon')).toEqual([])
})

test('what is known of a key belongs to that key, also where two share a form', () => {
  const { serialNumber, teamIdentifier } = passSchema.shape
  expect(metaOf(serialNumber)?.description).not.toBe(metaOf(teamIdentifier)?.description)
  const longitude = required(serialNumber, '6.0', 'Another')
  expect(metaOf(longitude)?.description).toBe('Another')
  expect(metaOf(serialNumber)?.description).not.toBe('Another')
})

test('a misspelt fact does not compile', () => {
  // @ts-expect-error: `localisable` is not a fact of a key
  expect(text('6.0', 'A text', { localisable: true })).toBeDefined()
  // @ts-expect-error: there is no such style
  expect(text('6.0', 'A text', { styles: ['posterTicket'] })).toBeDefined()
  // @ts-expect-error: a version has two numbers
  expect(text('6', 'A text')).toBeDefined()
})
