import { expect, it } from 'vitest'
import { keyIdOf, type Sealed, sealedSchema } from '../../src/secrets/seal.ts'
import type { NewIdentity, SigningRequestRecord, Storage } from '../../src/storage/storage.ts'
import {
  at,
  change,
  claim,
  newPass,
  newRegistration,
  otherPassTypeIdentifier,
  otherProjectId,
  passTypeIdentifier,
  projectId,
  serial,
} from './builders.ts'

const FIRST_KEY = 'aaaaaaaaaaaaaaaa'
const NEXT_KEY = 'bbbbbbbbbbbbbbbb'

const sealed = (text: string, keyId = FIRST_KEY): Sealed => sealedSchema.parse(`s1.${keyId}.${text}`)

function newIdentity(identityId: string, overrides: Partial<NewIdentity> = {}): NewIdentity {
  return {
    identityId,
    projectId,
    passTypeIdentifier,
    certificate: `certificate of ${identityId}`,
    intermediate: 'intermediate',
    sealedPrivateKey: sealed(identityId),
    createdAt: at(0),
    ...overrides,
  }
}

const newRequest = (requestId: string, overrides: Partial<SigningRequestRecord> = {}): SigningRequestRecord => ({
  requestId,
  projectId,
  commonName: 'Coffee',
  request: 'request',
  sealedPrivateKey: sealed(requestId),
  createdAt: at(0),
  ...overrides,
})

export function identitiesContract(storage: () => Storage): void {
  it('has one key in force, the first that came, until nothing else is sealed', async () => {
    expect(await storage().findSealingKey()).toBeUndefined()
    expect(await storage().ensureSealingKey(FIRST_KEY)).toBe(FIRST_KEY)
    expect(await storage().findSealingKey()).toEqual({ keyId: FIRST_KEY, isInUse: false })
    await storage().saveIdentity(newIdentity('one'))
    expect(await storage().findSealingKey()).toEqual({ keyId: FIRST_KEY, isInUse: true })
    expect(await storage().ensureSealingKey(NEXT_KEY)).toBe(FIRST_KEY)
  })

  it('takes another key while nothing is sealed', async () => {
    await storage().ensureSealingKey(FIRST_KEY)
    expect(await storage().ensureSealingKey(NEXT_KEY)).toBe(NEXT_KEY)
  })

  it('agrees on one key when several processes bring theirs at once', async () => {
    await storage().ensureSealingKey(FIRST_KEY)
    await storage().insertSigningRequest(newRequest('r'))
    const chosen = await Promise.all(
      [NEXT_KEY, FIRST_KEY, 'cccccccccccccccc'].map(id => storage().ensureSealingKey(id)),
    )
    expect(new Set(chosen)).toEqual(new Set([FIRST_KEY]))
  })

  it('puts a renewed identity in the place of the one before, and forgets the key of that', async () => {
    await storage().ensureSealingKey(FIRST_KEY)
    await storage().saveIdentity(newIdentity('one'))
    const renewed = await storage().saveIdentity(newIdentity('two', { createdAt: at(9) }))
    expect(renewed).toEqual({ ...newIdentity('two', { createdAt: at(9) }), firstCreatedAt: at(0) })
    expect(await storage().listIdentities()).toEqual([renewed])
    expect(await storage().listIdentityIds()).toEqual(['two'])
    expect(await storage().resealSecrets(NEXT_KEY, () => sealed('again', NEXT_KEY))).toBe(1)
  })

  it('lists identities by when their pass type came, whichever was renewed last', async () => {
    await storage().ensureSealingKey(FIRST_KEY)
    await storage().saveIdentity(newIdentity('one'))
    await storage().saveIdentity(newIdentity('two', { passTypeIdentifier: otherPassTypeIdentifier, createdAt: at(1) }))
    await storage().saveIdentity(newIdentity('three', { createdAt: at(2) }))
    expect((await storage().listIdentities()).map(({ identityId }) => identityId)).toEqual(['three', 'two'])
    expect(await storage().listIdentityIds()).toEqual(['three', 'two'])
  })

  it('gives a pass type to one project only', async () => {
    await storage().ensureSealingKey(FIRST_KEY)
    await storage().saveIdentity(newIdentity('one'))
    const foreign = storage().saveIdentity(newIdentity('two', { projectId: otherProjectId }))
    await expect(foreign).rejects.toMatchObject({ code: 'ERR_STORAGE_CONFLICT' })
    expect(await storage().listIdentityIds()).toEqual(['one'])
  })

  it('keeps one identity of a pass type in use, however many come at once', async () => {
    await storage().ensureSealingKey(FIRST_KEY)
    const names = ['one', 'two', 'three', 'four', 'five']
    await Promise.all(names.map(name => storage().saveIdentity(newIdentity(name))))
    const [inUse, ...others] = await storage().listIdentities()
    expect(names).toContain(inUse?.identityId)
    expect(others).toEqual([])
  })

  it('keeps signing requests of a project, newest first', async () => {
    await storage().ensureSealingKey(FIRST_KEY)
    await storage().insertSigningRequest(newRequest('old'))
    await storage().insertSigningRequest(newRequest('new', { createdAt: at(1) }))
    await storage().insertSigningRequest(newRequest('foreign', { projectId: otherProjectId }))
    expect(await storage().listSigningRequests(projectId)).toEqual([
      newRequest('new', { createdAt: at(1) }),
      newRequest('old'),
    ])
  })

  it('seals everything anew in one step, and takes nothing that is sealed with the former key', async () => {
    await storage().ensureSealingKey(FIRST_KEY)
    await storage().saveIdentity(newIdentity('one'))
    await storage().insertSigningRequest(newRequest('r'))
    const places: string[] = []
    const count = await storage().resealSecrets(NEXT_KEY, (before, { table, rowId }) => {
      places.push(`${table}/${rowId}/${keyIdOf(before)}`)
      return sealed(`${rowId}-again`, NEXT_KEY)
    })
    expect(count).toBe(2)
    expect(places).toEqual([`identities/one/${FIRST_KEY}`, `signing_requests/r/${FIRST_KEY}`])
    expect((await storage().listIdentities())[0]?.sealedPrivateKey).toBe(sealed('one-again', NEXT_KEY))
    expect((await storage().listSigningRequests(projectId))[0]?.sealedPrivateKey).toBe(sealed('r-again', NEXT_KEY))

    const retired = { code: 'ERR_STORAGE_KEY_RETIRED' }
    await expect(storage().saveIdentity(newIdentity('late'))).rejects.toMatchObject(retired)
    await expect(storage().insertSigningRequest(newRequest('late'))).rejects.toMatchObject(retired)
    await storage().saveIdentity(newIdentity('late', { sealedPrivateKey: sealed('late', NEXT_KEY) }))
  })

  it('leaves everything as it was when sealing anew fails in the middle', async () => {
    await storage().ensureSealingKey(FIRST_KEY)
    await storage().saveIdentity(newIdentity('one'))
    await storage().insertSigningRequest(newRequest('r'))
    const failing = storage().resealSecrets(NEXT_KEY, (_, { rowId }) => {
      if (rowId === 'r') throw new TypeError('broken')
      return sealed('again', NEXT_KEY)
    })
    await expect(failing).rejects.toThrow()
    expect(await storage().findSealingKey()).toEqual({ keyId: FIRST_KEY, isInUse: true })
    expect((await storage().listIdentities())[0]?.sealedPrivateKey).toBe(sealed('one'))
  })

  it('finds a pass by its serial number alone', async () => {
    const pass = await storage().insertPass(newPass('a'))
    await storage().insertPass(newPass('b', { passTypeIdentifier: otherPassTypeIdentifier }))
    expect(await storage().findPassBySerialNumber(serial('a'))).toEqual(pass)
    expect(await storage().findPassBySerialNumber(serial('c'))).toBeUndefined()
  })

  it('makes postponed wake-ups of one pass type due, and no claimed ones', async () => {
    for (const type of [passTypeIdentifier, otherPassTypeIdentifier]) {
      const name = `of ${type}`
      await storage().insertPass(newPass(name, { passTypeIdentifier: type }))
      await storage().registerDevice(newRegistration('phone', name, { passTypeIdentifier: type }))
      await change(storage(), name, at(0))
    }
    const wakeUps = await claim(storage(), at(0))
    expect(wakeUps).toHaveLength(2)
    await storage().hastenWakeUps(passTypeIdentifier, at(1))
    expect(await claim(storage(), at(1))).toEqual([])
    await storage().postponeWakeUps(wakeUps, at(900_000))
    await storage().hastenWakeUps(passTypeIdentifier, at(2))
    expect(await claim(storage(), at(2))).toMatchObject([{ passTypeIdentifier }])
  })
}
