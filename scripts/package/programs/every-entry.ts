// A program of somebody who uses every entry of the package at once. It runs in a folder with a pass that was built before, and says
// what it saw.
import { readFile } from 'node:fs/promises'
import { inspectPass, trustCertificates } from '@billfold/pkpass'
import { formatFieldValue } from '@billfold/pkpass/display'
import { checkPass, RULES } from '@billfold/pkpass/findings'
import { APPLE_AUTHORITIES, gatherIdentities } from '@billfold/pkpass/identity-files'
import { makeImageVariants } from '@billfold/pkpass/images'
import passJsonSchema from '@billfold/pkpass/pass.schema.json' with { type: 'json' }
import personalizationSchema from '@billfold/pkpass/personalization.schema.json' with { type: 'json' }
import { IMAGE_SLOTS, type Pass, passSchema } from '@billfold/pkpass/schema'

const trust = trustCertificates([await readFile('root.pem', 'utf8')])
const { valid, findings } = inspectPass(await readFile('card.pkpass'), { trust, now: new Date() })
if (!valid) throw new Error(`The pass is refused: ${JSON.stringify(findings)}`)

const { pieces } = await gatherIdentities([{ name: 'root.pem', bytes: await readFile('root.pem') }], {
  now: new Date(),
})
if (pieces[0]?.kind !== 'certificate') throw new Error(`A root is taken for something else: ${JSON.stringify(pieces)}`)

const { files } = await makeImageVariants('icon', await readFile('icon@3x.png'))
const pass: Pass | undefined = checkPass({}).pass
if (pass) throw new Error('An empty object is taken for a pass')

const settings = { locale: 'en', timeZone: 'UTC', now: new Date(0) }
const shown = formatFieldValue({ key: 'balance', value: 12.5, currencyCode: 'EUR' }, settings)

console.log(
  [
    'pass accepted',
    `${shown} shown`,
    `${Object.keys(files).length} images drawn`,
    `${Object.keys(RULES).length} rules`,
    `${Object.keys(IMAGE_SLOTS).length} image slots`,
    `${APPLE_AUTHORITIES.length} authorities of Apple`,
    `${Object.keys(passSchema.shape).length} keys, ${Object.keys(passJsonSchema.properties).length} in the JSON Schema`,
    personalizationSchema.title,
  ].join(', '),
)
