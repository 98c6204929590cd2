import { readFileSync } from 'node:fs'
import { createSigner, parseIdentity } from '@billfold/pkpass'
import { pino } from 'pino'
import { startSigningProcess } from '../../src/signing/signing-process.ts'

// A signing process beside the test's own: says when it listens. A stuck one tells of each request, and answers none.

const [socketPath = '', mode = ''] = process.argv.slice(2)
const read = (name: string) =>
  readFileSync(new URL(`../../../../fixtures/authority/${name}.pem`, import.meta.url), 'utf8')
const signer = createSigner(
  parseIdentity({ certificate: read('pass'), privateKey: read('pass-key'), intermediate: read('intermediate') }),
)
const stuck = () =>
  new Promise<never>(() => {
    process.send?.('asked')
  })
const signing = await startSigningProcess({
  signer: mode === 'stuck' ? { ...signer, sign: stuck } : signer,
  socketPath,
  logger: pino({ level: 'silent' }),
})
process.send?.('listening')
process.once('SIGTERM', async () => {
  await signing.close()
  process.disconnect?.()
})
