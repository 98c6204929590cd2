import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { describeObjects } from '../../src/schema/describe-objects.ts'
import { passSchema } from '../../src/schema/pass.ts'
import { readZip } from '../../src/zip/read-zip.ts'
import { PASS } from '../support/sandbox.ts'

// As an author's editor finds it: by its name in the package.
const { resolve } = createRequire(import.meta.url)
const readSchema = (name: string) =>
  z.looseObject({ $id: z.string() }).parse(JSON.parse(readFileSync(resolve(`@billfold/pkpass/${name}`), 'utf8')))

// Keys that begin with x- are ours, and formats are told by rules.
const validator = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
const isPass = validator.compile(readSchema('pass.schema.json'))
const isPersonalization = validator.compile(readSchema('personalization.schema.json'))

const FOLDER = new URL('../../../../fixtures/pkpass/', import.meta.url)
/** Rules beyond the form of values, which the published schema can say and the parser leaves to the check. */
const SAID_BY_SCHEMA_ONLY = /^(?:ws-token-short|ws-token-without-url|ws-url-without-token)/

describe('an independent validator and the parser agree on the pass of each fixture', () => {
  const passes = readdirSync(FOLDER).flatMap(name => {
    const pass = readPass(name)
    return pass === undefined ? [] : [{ name, pass }]
  })

  test.each(passes)('$name', ({ name, pass }) => {
    const isTaken = passSchema.safeParse(pass).success && !SAID_BY_SCHEMA_ONLY.test(name)
    expect(isPass(pass), JSON.stringify(isPass.errors)).toBe(isTaken)
  })

  test('both kinds are among them', () => {
    const taken = passes.filter(({ pass }) => isPass(pass)).map(({ name }) => name)
    expect(taken).toContain('valid.pkpass')
    expect(taken).not.toContain('field-key-missing.pkpass')
    expect(passes.length - taken.length).toBeGreaterThan(10)
  })
})

test('unknown keys are let pass at every depth, as Wallet lets them pass', () => {
  const field = { key: 'a', value: 1, later: 1, semantics: { later: 1 } }
  expect(isPass({ ...PASS, later: 1, storeCard: { later: 1, primaryFields: [field] } })).toBe(true)
})

test.each([
  ['a key of the wrong type in a tag', { semantics: { flightNumber: '815' } }, '/semantics/flightNumber'],
  ['a remote file in neither spelling', entry({}), '/upcomingPassInformation/0/images/venueMap/URLs/0'],
  ['more places than are used', { locations: Array(11).fill({ latitude: 0, longitude: 0 }) }, '/locations'],
  ['a launch address without an app', { appLaunchURL: 'app://open' }, ''],
])('%s is told at its place', (_, change, place) => {
  expect(isPass({ ...PASS, ...change })).toBe(false)
  expect(isPass.errors?.map(({ instancePath }) => instancePath)).toContain(place)
})

test('either spelling of a remote file will do', () => {
  const url = 'https://example.com/map.png'
  const hash = 'a'.repeat(64)
  expect(isPass({ ...PASS, ...entry({ URL: url, SHA256: hash }) })).toBe(true)
  expect(isPass({ ...PASS, ...entry({ url, sha256: hash }) })).toBe(true)
})

test('values that may have others are offered and not demanded', () => {
  expect(isPass({ ...PASS, semantics: { eventType: 'PKEventTypePicnic' } })).toBe(true)
  expect(JSON.stringify(isPass.schema).includes('"anyOf":[{"enum":["PKEventTypeGeneric",')).toBe(true)
})

test('a personalization is held to its four fields', () => {
  const sheet = { description: 'Join', requiredPersonalizationFields: ['PKPassPersonalizationFieldName'] }
  expect(isPersonalization(sheet)).toBe(true)
  expect(isPersonalization({ ...sheet, requiredPersonalizationFields: [] })).toBe(false)
  expect(isPersonalization({ requiredPersonalizationFields: sheet.requiredPersonalizationFields })).toBe(false)
})

test('an editor can explain every key that can stand in a pass', () => {
  const text = readFileSync(resolve('@billfold/pkpass/pass.schema.json'), 'utf8')
  const bodies = /^(?:Personali[sz]|PushToken|SerialNumbers|LogEntries)/
  for (const { name, keys } of describeObjects().filter(object => !bodies.test(object.name))) {
    for (const { name: key, description } of keys)
      expect(text, `${name}.${key}`).toContain(`"description": "${description}.`)
  }
})

function entry(file: object) {
  const images = { venueMap: { URLs: [file] } }
  return { upcomingPassInformation: [{ identifier: 'a', name: 'A', type: 'event', images }] }
}

/** The pass of a fixture, where archive and text can be read. */
function readPass(name: string): unknown {
  try {
    const bytes = readZip(new Uint8Array(readFileSync(new URL(name, FOLDER)))).files.get('pass.json')
    return bytes && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
