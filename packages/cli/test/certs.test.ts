import { createPrivateKey } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type CertificateRequest, issueCertificate } from '../../server/test/support/issue-certificate.ts'
import { type RunOptions, runInMemory } from './support/run-in-memory.ts'
import { IDENTITY, makeFolder } from './support/workspace.ts'

const NOW = new Date('2026-03-01T12:00:00Z')
const DAY_MS = 86_400_000
const days = (count: number) => new Date(NOW.getTime() + count * DAY_MS)

let folder: ReturnType<typeof makeFolder>
beforeEach(() => {
  folder = makeFolder()
})
afterEach(() => folder.remove())

const at = (name: string) => join(folder.path, name)
const write = (name: string, content: Uint8Array | string) => {
  writeFileSync(at(name), content)
  return at(name)
}
const environment = () => ({ DATABASE_URL: `sqlite:${at('data/billfold.db')}` })
const billfold = (args: readonly string[], options: RunOptions & { readonly env?: Record<string, string> } = {}) =>
  runInMemory(args, { ...environment(), ...options.env }, { now: NOW, ...options })
const issue = (request: Partial<CertificateRequest> = {}) =>
  issueCertificate({ from: days(-1), until: days(365), ...request })
const importAll = (request: Partial<CertificateRequest> = {}) => {
  const { certificateDer, privateKeyPem, intermediatePem } = issue(request)
  return billfold([
    ...['certs', 'import', write('wwdr.pem', intermediatePem), write('key.pem', privateKeyPem)],
    write('pass.cer', certificateDer),
  ])
}

describe('billfold certs', () => {
  test('leads from nothing to an identity without ever showing a private key', async () => {
    expect((await billfold(['certs', 'list'])).stdout).toMatch(/no identity yet.*billfold certs csr/)
    const csr = await billfold(['certs', 'csr', '--common-name', 'Coffee', '-o', at('request.pem')])
    expect(csr).toMatchObject({ code: 0, stdout: expect.stringContaining('The private key stays here, sealed') })
    const request = readFileSync(at('request.pem'), 'utf8')
    expect(request).toMatch(/^-----BEGIN CERTIFICATE REQUEST-----\n/)
    expect((await billfold(['certs', 'csr', '-o', at('request.pem')])).code).toBe(2)
    expect((await billfold(['certs', 'csr'])).stdout).toMatch(/^-----BEGIN CERTIFICATE REQUEST-----\n/)

    const { certificateDer, intermediatePem } = issue({ request })
    const result = await billfold([
      ...['certs', 'import', write('pass.cer', certificateDer), write('AppleWWDRCAG4.pem', intermediatePem)],
    ])
    expect(result).toMatchObject({ code: 0, stderr: '' })
    expect(result.stdout).toBe(`pass.cer: Pass certificate of pass.com.example.coffee, to 2027-03-01, DER
AppleWWDRCAG4.pem: Authority Billfold Simulator Worldwide Developer Relations CA, to 2049-12-31, PEM
the signing request “Coffee” of 2026-03-01: Private key (RSA, 2048 bits), DER

Stored and in use: pass.com.example.coffee
  Team       A1B2C3D4E5 (Example Coffee)
  NFC        no
  Expires    2027-03-01, in 365 days
  Issued by  Simulator
  SHA-256    ${fingerprintIn(result.stdout)}
  Key        stored here, sealed
`)
    expect((await billfold(['certs', 'list'])).stdout).toContain('pass.com.example.coffee\n  Team ')
    expect(statSync(at('data/secret.key')).mode & 0o777).toBe(0o600)
  })

  test('says what is wrong when no identity comes of the files, and stores nothing', async () => {
    const { certificateDer, intermediatePem } = issue()
    const result = await billfold([
      ...['certs', 'import', write('pass.cer', certificateDer), write('wwdr.pem', intermediatePem)],
      write('key.pem', issue().privateKeyPem),
    ])
    expect(result.code).toBe(1)
    expect(result.stdout).toMatch(/^pass\.cer: Pass certificate.*\nwwdr\.pem: Authority.*\nkey\.pem: Private key/)
    expect(result.stderr).toMatch(/^error cert-key-mismatch: .*key\.pem.*Use the key that made the signing request\.\n/)
    expect(result.stderr).toMatch(/No identity could be made of this, so nothing was stored\n$/)
    expect((await billfold(['certs', 'list', '--json'])).stdout).toBe('[]\n')
    expect((await billfold(['certs', 'import', at('nowhere.cer')])).code).toBe(2)
  })

  test('takes a passphrase from a file or the environment', async () => {
    const { certificatePem, privateKeyPem, intermediatePem } = issue()
    const encrypted = createPrivateKey(privateKeyPem).export({
      ...{ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 's3cret' },
    })
    const files = [certificatePem, intermediatePem, encrypted.toString()].map((text, index) =>
      write(`${index}.pem`, text),
    )
    expect((await billfold(['certs', 'import', ...files])).stderr).toContain('cert-p12-passphrase')
    const wrong = await billfold(['certs', 'import', ...files], { env: { BILLFOLD_PASSPHRASE: 'n0t-it' } })
    expect(wrong).toMatchObject({ code: 1, stderr: expect.not.stringContaining('n0t-it') })
    expect((await billfold(['certs', 'import', ...files], { env: { BILLFOLD_PASSPHRASE: 's3cret' } })).code).toBe(0)
    const passphraseFile = write('passphrase.txt', 's3cret\r\n')
    expect((await billfold(['certs', 'import', ...files, '--passphrase-file', passphraseFile])).code).toBe(0)
  })

  test('announces at each mark that a certificate is about to expire', async () => {
    await importAll({ until: days(365) })
    const listed = async (daysLeft: number) => (await billfold(['certs', 'list'], { now: days(365 - daysLeft) })).stdout
    expect(await listed(91)).not.toContain('cert-')
    for (const daysLeft of [90, 30, 7]) {
      expect(await listed(daysLeft)).toMatch(
        new RegExp(
          `Expires +2027-03-01, in ${daysLeft} days[\\s\\S]*warning cert-expiring: .*in ${daysLeft} days\\. Renew`,
        ),
      )
    }
    expect(await listed(-1)).toMatch(/Expires +2027-03-01, which was 1 day ago[\s\S]*error cert-expired: /)
    const json = await billfold(['certs', 'list', '--json'], { now: days(365 - 7) })
    expect(z.array(z.looseObject({})).parse(JSON.parse(json.stdout))).toMatchObject([
      { passTypeIdentifier: 'pass.com.example.coffee', daysLeft: 7, findings: [{ rule: 'cert-expiring' }] },
    ])
  })

  test('lists the identity in files that the environment names, too', async () => {
    const { stdout } = await billfold(['certs', 'list'], { env: IDENTITY })
    expect(stdout).toMatch(/pass\.com\.example\.coffee[\s\S]*in the file of BILLFOLD_PRIVATE_KEY/)
    const { BILLFOLD_CERTIFICATE } = IDENTITY
    const part = await billfold(['certs', 'list'], { env: { BILLFOLD_CERTIFICATE } })
    expect(part).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/BILLFOLD_PRIVATE_KEY and BILLFOLD_WWDR are not set/),
    })
  })
})

describe('billfold secret rotate', () => {
  test('seals every private key with a new key', async () => {
    await importAll()
    await billfold(['certs', 'csr'])
    const before = readFileSync(at('data/secret.key'), 'utf8')
    expect(await billfold(['secret', 'rotate'])).toMatchObject({
      code: 0,
      stdout: '2 private keys are sealed with the new key\n',
    })
    expect(readFileSync(at('data/secret.key'), 'utf8')).not.toBe(before)
    expect((await billfold(['certs', 'list', '--json'])).stdout).toContain('pass.com.example.coffee')
  })

  test('says what is needed where the key is in the environment', async () => {
    const [old, next] = ['a', 'b'].map(character => Buffer.alloc(32, character).toString('base64'))
    const env = { BILLFOLD_SECRET: old ?? '' }
    await billfold(['certs', 'csr'], { env })
    const refused = await billfold(['secret', 'rotate'], { env })
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('BILLFOLD_SECRET_PREVIOUS') })
    expect(refused.stderr).not.toContain(old)
    const both = { BILLFOLD_SECRET: next ?? '', BILLFOLD_SECRET_PREVIOUS: old ?? '' }
    expect((await billfold(['secret', 'rotate'], { env: both })).stdout).toBe(
      '1 private key is sealed with the new key\n',
    )
    expect((await billfold(['certs', 'list'], { env })).stderr).toContain('ERR_SECRET_UNKNOWN_KEY')
    expect((await billfold(['certs', 'list'], { env: { BILLFOLD_SECRET: next ?? '' } })).code).toBe(0)
    const short = await billfold(['certs', 'list'], { env: { BILLFOLD_SECRET: 'hunter2' } })
    expect(short.stderr).toMatch(/ERR_SECRET_MALFORMED/)
    expect(short.stderr).not.toContain('hunter2')
  })
})

function fingerprintIn(text: string): string {
  return /[0-9a-f]{64}/.exec(text)?.[0] ?? 'none'
}
