// How long a whole inspection of a pass takes, warm and in one thread, and what takes the time: `npm run bench -- inspect`.
import {
  buildPass,
  checkFiles,
  checkPass,
  createSigner,
  inspectPass,
  parseIdentity,
  trustCertificates,
} from '@billfold/pkpass'
import { createCertificateAuthority } from '@billfold/simulator'
import { ceiling, median } from './measure.ts'
import { CARD, fields, ownKeys, storeCardImages } from './store-card.ts'

const ROUNDS = 200
const WARM_UP_ROUNDS = 100
const CEILING_MS = 15
const LANGUAGES = ['de', 'en', 'es', 'fr', 'it', 'ja', 'ko', 'zh-Hans']
/** Terms and their translations make the pass larger than most: close to 200 KB. */
const STRINGS_PER_LANGUAGE = 60

const now = new Date()
const authority = await createCertificateAuthority({ now: () => now })
const { certificatePem, privateKeyPem } = await authority.issuePassCertificate({
  passTypeIdentifier: CARD.passTypeIdentifier,
  teamIdentifier: CARD.teamIdentifier,
  organizationName: CARD.organizationName,
})
const signer = createSigner(
  parseIdentity({
    certificate: certificatePem,
    privateKey: privateKeyPem,
    intermediate: authority.intermediateCertificatePem,
  }),
)
const trust = trustCertificates([authority.rootCertificatePem])
const backFields = Array.from({ length: STRINGS_PER_LANGUAGE }, (_, index) => ({
  key: `clause-${index}`,
  label: `Clause ${index}`,
  value: `Clause ${index} of the terms. Questions? hello@example.com`,
}))
const strings = Object.fromEntries(
  backFields.flatMap(({ label, value }) => [
    [label, label],
    [value, value],
  ]),
)
const { bytes } = await buildPass(
  { ...CARD, ...ownKeys(1), storeCard: { ...fields(1), backFields } },
  await storeCardImages(),
  { signer, signingTime: now, localizations: Object.fromEntries(LANGUAGES.map(tag => [tag, { strings }])) },
)
const inspect = () => inspectPass(bytes, { trust, now })
const { files, pass, content, valid, findings } = inspect()
if (!valid || !pass) throw new Error(`The pass is not valid: ${JSON.stringify(findings)}`)

const parts = {
  'whole inspection': inspect,
  'pass.json: parsing and 205 rules': () => checkPass(content, { now }),
  'files: headers, strings and 43 rules': () => checkFiles({ files, pass }),
}
const took = Object.fromEntries(Object.entries(parts).map(([name, work]) => [name, millisecondsOf(work)]))
console.log(
  `\nInspection of a pass of ${Math.round(bytes.length / 1000)} KB in ${files.size} files, ${findings.length} findings`,
)
for (const [name, milliseconds] of Object.entries(took))
  console.log(`${name.padEnd(44)}${milliseconds.toFixed(2).padStart(8)} ms`)
const whole = took['whole inspection'] ?? Number.NaN
const rest = Object.values(took).reduce((sum, each) => sum - each, 2 * whole)
console.log(`${'archive, digests, signature, chain'.padEnd(44)}${rest.toFixed(2).padStart(8)} ms`)
ceiling('whole inspection, ms', whole, CEILING_MS)

function millisecondsOf(work: () => unknown): number {
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) work()
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return median(rounds)
}
