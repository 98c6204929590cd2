import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../support/run.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const TABLE = readFileSync(join(ROOT, 'docs/spec/pass-schema.json'), 'utf8')
const SCRIPT = join(ROOT, 'scripts/check-schema-coverage.ts')

const LEGACY = '["PKBarcodeFormatQR","PKBarcodeFormatPDF417","PKBarcodeFormatAztec"]'

function checkAgainst(table: string) {
  return run({ 'table.json': table }, [[process.execPath, '--conditions=billfold-source', SCRIPT, 'table.json']])
}

test('everything in the table of the format is declared, and nothing beside it', async () => {
  expect(await checkAgainst(TABLE)).toMatchObject({
    exitCode: 0,
    output: '44 objects, 328 keys, 17 enums, 11 image slots: all covered\n',
  })
})

/** Changes of the table, each with the line that must tell of it. Undefined removes. */
const MUTILATIONS: readonly (readonly [path: readonly string[], value: unknown, line: string])[] = [
  [['objects', 'PushToken'], undefined, 'PushToken: declared, not in the table'],
  [
    ['objects', 'PullToken'],
    { since: '6.0', description: '', properties: {} },
    'PullToken: in the table, not declared',
  ],
  [key('Pass', 'logoText'), undefined, 'Pass.logoText: declared, not in the table'],
  [
    key('Pass', 'holoText'),
    { type: 'string', required: false, since: '28.0', deprecated: false },
    'Pass.holoText: in the table, not declared',
  ],
  fact('Pass.NFC', 'message', 'type', 'number', 'types is ["number"] in the table, ["string"] in the declaration'),
  fact('Pass.NFC', 'message', 'required', false, 'required is false in the table, true in the declaration'),
  fact('Pass.NFC', 'message', 'maxBytes', 65, 'maxBytes is 65 in the table, 64 in the declaration'),
  fact('Pass.Beacons', 'major', 'max', 65_536, 'max is 65536 in the table, 65535 in the declaration'),
  fact('Pass.Beacons', 'minor', 'min', undefined, 'min is nothing in the table, 0 in the declaration'),
  fact('Pass', 'eventLogoText', 'since', '18.0', 'since is "18.0" in the table, "18.1" in the declaration'),
  fact(
    'Pass',
    'eventLogoText',
    'localizable',
    undefined,
    'localizable is nothing in the table, true in the declaration',
  ),
  fact(
    'Pass',
    'sellURL',
    'styles',
    ['coupon'],
    'styles is ["coupon"] in the table, ["eventTicket"] in the declaration',
  ),
  fact('Pass', 'nfc', 'ref', 'Pass.Barcode', 'object is "Pass.Barcode" in the table, "Pass.NFC" in the declaration'),
  fact('Pass.Barcode', 'format', 'values', ['QR'], `values is ["QR"] in the table, ${LEGACY} in the declaration`),
  fact('PassFields.AuxiliaryFields', 'row', 'values', [0], 'values is [0] in the table, [0,1] in the declaration'),
  fact(
    'SemanticTags',
    'loungePlaceIDs',
    'aliases',
    undefined,
    'aliases is nothing in the table, ["airlineLoungePlaceID"] in the declaration',
  ),
  [
    ['objects', 'SemanticTags', 'watchOS'],
    '6.0',
    'SemanticTags: watchOS is "6.0" in the table, "5.0" in the declaration',
  ],
  [
    ['enums', 'passengerInformationSSR'],
    ['INFT', 'CHLD'],
    'enum passengerInformationSSR: names is ["INFT","CHLD"] in the table, ["INFT"] in the declaration',
  ],
  [['enums', 'moon'], ['full'], 'enum moon: in the table, not declared'],
  [['images', 'footer', 'since'], '7.0', 'image footer: since is "7.0" in the table, "6.0" in the declaration'],
  [
    ['images', 'footer', 'maxPoints'],
    [268, 15],
    'image footer: maxPoints is [268,15] in the table, [286,15] in the declaration',
  ],
]

test('a table that says otherwise fails the check, which names each difference and nothing else', async () => {
  const table: unknown = JSON.parse(TABLE)
  for (const [path, value] of MUTILATIONS) mutilate(table, path, value)
  const { exitCode, output } = await checkAgainst(JSON.stringify(table))
  const lines = output.trim().split('\n')
  expect(exitCode).toBe(1)
  expect(lines.filter(line => !line.endsWith('differences')).sort()).toEqual(
    MUTILATIONS.map(([, , line]) => line).sort(),
  )
  expect(lines).toContainEqual(expect.stringContaining(`: ${MUTILATIONS.length} differences`))
})

test('a kind of fact the check does not know fails it as well', async () => {
  const table: unknown = JSON.parse(TABLE)
  mutilate(table, [...key('Pass', 'nfc'), 'mood'], 'good')
  const { exitCode, output } = await checkAgainst(JSON.stringify(table))
  expect(exitCode).toBe(1)
  expect(output).toContain('mood')
})

function key(object: string, name: string): readonly string[] {
  return ['objects', object, 'properties', name]
}

function fact(object: string, name: string, what: string, value: unknown, said: string) {
  return [[...key(object, name), what], value, `${object}.${name}: ${said}`] as const
}

function mutilate(root: unknown, path: readonly string[], value: unknown): void {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((node, step) => (isObject(node) ? Reflect.get(node, step) : node), root)
  const last = path.at(-1)
  if (!isObject(parent) || last === undefined) throw new Error(`Expected ${path.join('/')} to lead to a value`)
  if (value === undefined) Reflect.deleteProperty(parent, last)
  else Reflect.set(parent, last, value)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
