import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemRandom } from '../../src/random.ts'
import { keyIdOf, seal, sealedSchema, unseal } from '../../src/secrets/seal.ts'
import { generateSecretText, parseSecretKey } from '../../src/secrets/secret-key.ts'
import { createSecretSource, type SecretSettings, type SecretSource } from '../../src/secrets/secret-source.ts'
import { Vault } from '../../src/secrets/vault.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { at, projectId, withProjects } from '../storage/builders.ts'

const SECRET = Buffer.from('a private key, for instance')
const place = { table: 'signing_requests', rowId: 'r1' } as const

let folder: string
let storage: Storage
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'billfold-secret-'))
  storage = await withProjects(await openStorage('sqlite::memory:'))
})
afterEach(async () => {
  await storage.close()
  await rm(folder, { recursive: true, force: true })
})

const path = () => join(folder, 'secret.key')
const sourceOf = (settings: SecretSettings = { kind: 'file', path: path() }) =>
  createSecretSource(settings, systemRandom)
const openVault = (source: SecretSource = sourceOf()) => Vault.open({ source, storage, random: systemRandom })
const keep = (vault: Vault, requestId: string = place.rowId) =>
  vault.store(SECRET, { ...place, rowId: requestId }, sealedPrivateKey =>
    storage.insertSigningRequest({
      ...{ requestId, projectId, commonName: 'c', request: 'r', createdAt: at(0) },
      sealedPrivateKey,
    }),
  )
const stored = async () => {
  const [first] = await storage.listSigningRequests(projectId)
  if (!first) throw new Error('Expected a signing request')
  return first.sealedPrivateKey
}
const readBack = async (vault: Vault) => Buffer.from(await vault.open(await stored(), place)).toString()

describe('a sealed secret', () => {
  const key = parseSecretKey(generateSecretText(systemRandom), 'a test')
  const sealed = seal(key, SECRET, place, systemRandom)

  test('opens where it belongs, and is different every time', () => {
    expect(Buffer.from(unseal(key, sealed, place))).toEqual(SECRET)
    expect(seal(key, SECRET, place, systemRandom)).not.toBe(sealed)
    expect(keyIdOf(sealed)).toBe(key.keyId)
  })

  test.each([
    ['in another row', sealed, { ...place, rowId: 'r2' }],
    ['in another table', sealed, { table: 'identities', rowId: 'r1' } as const],
    ['changed in one character', sealedSchema.parse(sealed.replace(/.$/, last => (last === 'A' ? 'Q' : 'A'))), place],
    ['cut short', sealedSchema.parse(sealed.slice(0, 30)), place],
  ])('does not open %s', (_, text, where) => {
    expect(() => unseal(key, text, where)).toThrow(expect.objectContaining({ code: 'ERR_SECRET_TAMPERED' }))
  })
})

describe('the key', () => {
  test('is taken in base64, base64url and hex alike', () => {
    const bytes = Buffer.alloc(32, 0xfb)
    const ids = [
      bytes.toString('base64'),
      bytes.toString('base64url'),
      bytes.toString('hex'),
      ` ${bytes.toString('hex')}\n`,
    ]
    expect(new Set(ids.map(text => parseSecretKey(text, 'a test').keyId)).size).toBe(1)
  })

  test.each([
    '',
    'password',
    'ab'.repeat(31),
    Buffer.alloc(31).toString('base64'),
    Buffer.alloc(33).toString('base64'),
  ])('is refused when it has not 256 bits (%#), without being quoted', text => {
    const parse = () => parseSecretKey(text, 'BILLFOLD_SECRET')
    expect(parse).toThrow(expect.objectContaining({ code: 'ERR_SECRET_MALFORMED' }))
    expect(parse).toThrow(/BILLFOLD_SECRET.*openssl rand -base64 32/)
    if (text !== '') expect(parse).not.toThrow(text)
  })

  test('is made in a file for its owner alone at the first start, and is the same at the second', async () => {
    await keep(await openVault())
    expect((await stat(path())).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['secret.key'])
    expect(await readBack(await openVault())).toBe(SECRET.toString())
  })

  test('is refused in a file that others may read, with the fix', async () => {
    await openVault()
    await chmod(path(), 0o640)
    await expect(openVault()).rejects.toMatchObject({ code: 'ERR_SECRET_EXPOSED' })
    await expect(openVault()).rejects.toThrow(`found mode 640; run: chmod 600 ${path()}`)
  })

  test('is not made anew when it is missing and something is sealed', async () => {
    await keep(await openVault())
    await rm(path())
    await expect(openVault()).rejects.toMatchObject({ code: 'ERR_SECRET_UNKNOWN_KEY' })
    expect(await readdir(folder)).toEqual([])
  })

  test('is made anew when it is missing and nothing is sealed', async () => {
    await openVault()
    await rm(path())
    await keep(await openVault())
  })

  test('of another installation is refused, naming both', async () => {
    await keep(await openVault())
    const other = parseSecretKey(generateSecretText(systemRandom), 'a test')
    await writeFile(path(), generateSecretText(systemRandom))
    const refusal = expect(openVault()).rejects
    await refusal.toMatchObject({ code: 'ERR_SECRET_UNKNOWN_KEY' })
    await refusal.toThrow(keyIdOf(await stored()))
    expect(other.keyId).not.toBe(keyIdOf(await stored()))
  })

  test('from the environment needs no file', async () => {
    const settings = { kind: 'given', current: generateSecretText(systemRandom) } as const
    await keep(await openVault(sourceOf(settings)))
    expect(await readBack(await openVault(sourceOf(settings)))).toBe(SECRET.toString())
    expect(await readdir(folder)).toEqual([])
  })
})

describe('changing the key', () => {
  test('seals everything anew, and a process that runs goes on', async () => {
    const running = await openVault()
    await keep(running)
    const before = { file: await readFile(path(), 'utf8'), sealed: await stored() }
    expect(await (await openVault()).rotate()).toBe(1)

    expect(await readFile(path(), 'utf8')).not.toBe(before.file)
    expect((await stat(path())).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['secret.key'])
    expect(keyIdOf(await stored())).not.toBe(keyIdOf(before.sealed))
    expect(await readBack(running)).toBe(SECRET.toString())
    // It seals with the new key too: what it sealed with the old one nobody could open.
    await keep(running, 'r2')
    expect((await storage.findSealingKey())?.keyId).toBe(keyIdOf(await stored()))
    expect(await storage.listSigningRequests(projectId)).toHaveLength(2)
  })

  test('killed before anything was sealed anew leaves both keys, and the old one in force', async () => {
    await keep(await openVault())
    const dying: SecretSource = { ...sourceOf(), settle: async () => {} }
    await dying.next('any')
    expect(await readdir(folder)).toEqual(['secret.key', 'secret.key.next'])
    const vault = await openVault()
    expect(await readBack(vault)).toBe(SECRET.toString())
    expect(await vault.rotate()).toBe(1)
    expect(await readdir(folder)).toEqual(['secret.key'])
    expect(await readBack(await openVault())).toBe(SECRET.toString())
  })

  test('killed after everything was sealed anew, and before the file took its place, is finished at the next start', async () => {
    await keep(await openVault())
    const dying = await openVault({
      ...sourceOf(),
      settle: async () => {},
    })
    await dying.rotate()
    expect(await readdir(folder)).toEqual(['secret.key', 'secret.key.next'])
    const next = await readFile(`${path()}.next`, 'utf8')
    expect(await readBack(await openVault())).toBe(SECRET.toString())
    expect(await readdir(folder)).toEqual(['secret.key'])
    expect(await readFile(path(), 'utf8')).toBe(next)
  })

  test('by two at once changes it once or twice, and loses nothing', async () => {
    const vaults = [await openVault(), await openVault()]
    for (const [index, vault] of vaults.entries()) await keep(vault, `r${index}`)
    await Promise.all(vaults.map(vault => vault.rotate()))
    const vault = await openVault()
    for (const { requestId, sealedPrivateKey } of await storage.listSigningRequests(projectId)) {
      expect(Buffer.from(await vault.open(sealedPrivateKey, { ...place, rowId: requestId }))).toEqual(SECRET)
    }
    expect(await readdir(folder)).toEqual(['secret.key'])
  })

  test('from the environment needs the new key and the present one', async () => {
    const [old, current] = [generateSecretText(systemRandom), generateSecretText(systemRandom)]
    const only = await openVault(sourceOf({ kind: 'given', current: old }))
    await keep(only)
    await expect(only.rotate()).rejects.toMatchObject({ code: 'ERR_SECRET_NOT_ROTATED' })
    await expect(openVault(sourceOf({ kind: 'given', current }))).rejects.toMatchObject({
      code: 'ERR_SECRET_UNKNOWN_KEY',
    })
    const both = await openVault(sourceOf({ kind: 'given', current, previous: old }))
    expect(await readBack(both)).toBe(SECRET.toString())
    expect(await both.rotate()).toBe(1)
    expect(await readBack(await openVault(sourceOf({ kind: 'given', current })))).toBe(SECRET.toString())
  })

  test('leaves everything as it was when a secret does not open', async () => {
    const vault = await openVault()
    await keep(vault)
    await storage.insertSigningRequest({
      ...{ requestId: 'moved', projectId, commonName: 'c', request: 'r', createdAt: at(-1) },
      sealedPrivateKey: await stored(),
    })
    await expect(vault.rotate()).rejects.toMatchObject({ code: 'ERR_SECRET_TAMPERED' })
    expect(await readBack(await openVault())).toBe(SECRET.toString())
  })
})
