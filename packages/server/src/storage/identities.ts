import type { Kysely, Transaction } from 'kysely'
import type { PassTypeIdentifier, ProjectId } from '../identifiers.ts'
import { identityRowSchema, signingRequestRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import { requireSealingKey } from './sealing-keys.ts'
import type { NewIdentity, SigningRequestRecord, StoredIdentity } from './storage.ts'
import { StorageError } from './storage-error.ts'

export async function saveIdentity(db: Kysely<Database>, identity: NewIdentity): Promise<StoredIdentity> {
  return await db.transaction().execute(async trx => {
    await requireSealingKey(trx, identity.sealedPrivateKey)
    const current = await findInUse(trx, identity.passTypeIdentifier)
    if (current && current.projectId !== identity.projectId) {
      throw new StorageError(
        'ERR_STORAGE_CONFLICT',
        `Expected a pass type that is free or the project's own, found ${identity.passTypeIdentifier} in another project; use another pass type`,
      )
    }
    if (current) await replace(trx, current.identityId, identity.createdAt)
    const row = await trx
      .insertInto('identities')
      .values({
        identityId: identity.identityId,
        projectId: identity.projectId,
        passTypeIdentifier: identity.passTypeIdentifier,
        certificate: identity.certificate,
        intermediate: identity.intermediate,
        sealedPrivateKey: identity.sealedPrivateKey,
        firstCreatedAt: (current?.firstCreatedAt ?? identity.createdAt).getTime(),
        createdAt: identity.createdAt.getTime(),
        replacedAt: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return identityRowSchema.parse(row)
  })
}

export async function listIdentities(db: Kysely<Database>): Promise<readonly StoredIdentity[]> {
  const rows = await db
    .selectFrom('identities')
    .selectAll()
    .where('replacedAt', 'is', null)
    .orderBy('firstCreatedAt')
    .orderBy('passTypeIdentifier')
    .execute()
  return rows.map(row => identityRowSchema.parse(row))
}

export async function listIdentityIds(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db.selectFrom('identities').select('identityId').where('replacedAt', 'is', null).execute()
  return rows.map(({ identityId }) => identityId).sort()
}

export async function insertSigningRequest(db: Kysely<Database>, request: SigningRequestRecord): Promise<void> {
  await db.transaction().execute(async trx => {
    await requireSealingKey(trx, request.sealedPrivateKey)
    await trx
      .insertInto('signingRequests')
      .values({
        requestId: request.requestId,
        projectId: request.projectId,
        commonName: request.commonName,
        request: request.request,
        sealedPrivateKey: request.sealedPrivateKey,
        createdAt: request.createdAt.getTime(),
      })
      .execute()
  })
}

export async function listSigningRequests(
  db: Kysely<Database>,
  projectId: ProjectId,
): Promise<readonly SigningRequestRecord[]> {
  const rows = await db
    .selectFrom('signingRequests')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('createdAt', 'desc')
    .orderBy('requestId')
    .execute()
  return rows.map(row => signingRequestRowSchema.parse(row))
}

async function findInUse(
  trx: Transaction<Database>,
  passTypeIdentifier: PassTypeIdentifier,
): Promise<StoredIdentity | undefined> {
  const row = await trx
    .selectFrom('identities')
    .selectAll()
    .where('passTypeIdentifier', '=', passTypeIdentifier)
    .where('replacedAt', 'is', null)
    .executeTakeFirst()
  return row && identityRowSchema.parse(row)
}

async function replace(trx: Transaction<Database>, identityId: string, replacedAt: Date): Promise<void> {
  await trx
    .updateTable('identities')
    .set({ replacedAt: replacedAt.getTime(), sealedPrivateKey: null })
    .where('identityId', '=', identityId)
    .execute()
}
