import type { Kysely, Transaction } from 'kysely'
import { keyIdOf, type Sealed, sealedSchema } from '../secrets/seal.ts'
import { sealingKeyRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { Reseal, SealingKey } from './storage.ts'
import { StorageError } from './storage-error.ts'

/** The only row of its table. */
const SLOT = 1

export async function findSealingKey(db: Kysely<Database>): Promise<SealingKey | undefined> {
  const row = await db.selectFrom('sealingKeys').select('keyId').where('slot', '=', SLOT).executeTakeFirst()
  return row && { keyId: sealingKeyRowSchema.parse(row).keyId, isInUse: await isAnythingSealed(db) }
}

export async function ensureSealingKey(db: Kysely<Database>, keyId: string): Promise<string> {
  return await db.transaction().execute(async trx => {
    await trx
      .insertInto('sealingKeys')
      .values({ slot: SLOT, keyId })
      .onConflict(conflict => conflict.column('slot').doNothing())
      .execute()
    const known = await lockSealingKey(trx)
    if (known === keyId || (await isAnythingSealed(trx))) return known
    await trx.updateTable('sealingKeys').set({ keyId }).where('slot', '=', SLOT).execute()
    return keyId
  })
}

/**
 * Takes the lock that puts whatever seals in order.
 *
 * @throws StorageError ERR_STORAGE_KEY_RETIRED when the seal was made with a key that is not in force.
 */
export async function requireSealingKey(trx: Transaction<Database>, sealed: Sealed): Promise<void> {
  if (keyIdOf(sealed) === (await lockSealingKey(trx))) return
  throw new StorageError(
    'ERR_STORAGE_KEY_RETIRED',
    `Expected a secret sealed with the key in force, found one sealed with ${keyIdOf(sealed)}; seal it anew`,
  )
}

export async function resealSecrets(db: Kysely<Database>, keyId: string, reseal: Reseal): Promise<number> {
  return await db.transaction().execute(async trx => {
    // Another process that rotates at the same time has sealed everything with the same next key.
    if ((await lockSealingKey(trx)) === keyId) return await countSealed(trx)
    const identities = await trx
      .selectFrom('identities')
      .select(['identityId', 'sealedPrivateKey'])
      .where('sealedPrivateKey', 'is not', null)
      .execute()
    for (const { identityId, sealedPrivateKey } of identities) {
      const resealed = reseal(sealedSchema.parse(sealedPrivateKey), { table: 'identities', rowId: identityId })
      await trx
        .updateTable('identities')
        .set({ sealedPrivateKey: resealed })
        .where('identityId', '=', identityId)
        .execute()
    }
    const requests = await trx.selectFrom('signingRequests').select(['requestId', 'sealedPrivateKey']).execute()
    for (const { requestId, sealedPrivateKey } of requests) {
      const resealed = reseal(sealedSchema.parse(sealedPrivateKey), { table: 'signing_requests', rowId: requestId })
      await trx
        .updateTable('signingRequests')
        .set({ sealedPrivateKey: resealed })
        .where('requestId', '=', requestId)
        .execute()
    }
    await trx.updateTable('sealingKeys').set({ keyId }).where('slot', '=', SLOT).execute()
    return identities.length + requests.length
  })
}

async function lockSealingKey(trx: Transaction<Database>): Promise<string> {
  const row = await trx
    .selectFrom('sealingKeys')
    .select('keyId')
    .where('slot', '=', SLOT)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? 'none' : sealingKeyRowSchema.parse(row).keyId
}

async function isAnythingSealed(db: Kysely<Database>): Promise<boolean> {
  const request = await db.selectFrom('signingRequests').select('requestId').limit(1).executeTakeFirst()
  if (request) return true
  const identity = await db
    .selectFrom('identities')
    .select('identityId')
    .where('sealedPrivateKey', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return identity !== undefined
}

async function countSealed(db: Kysely<Database>): Promise<number> {
  const identities = await db
    .selectFrom('identities')
    .select('identityId')
    .where('sealedPrivateKey', 'is not', null)
    .execute()
  const requests = await db.selectFrom('signingRequests').select('requestId').execute()
  return identities.length + requests.length
}
