import type { Kysely } from 'kysely'
import { imageReferenceRowSchema, imageRowSchema } from './rows.ts'
import type { Database } from './schema.ts'

export async function saveImage(db: Kysely<Database>, sha256: string, bytes: Uint8Array): Promise<void> {
  await db
    .insertInto('images')
    .values({ sha256, bytes })
    .onConflict(conflict => conflict.column('sha256').doNothing())
    .execute()
}

export async function findImage(db: Kysely<Database>, sha256: string): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('images').select('bytes').where('sha256', '=', sha256).executeTakeFirst()
  return row && imageRowSchema.parse(row).bytes
}

export async function rememberImage(
  db: Kysely<Database>,
  reference: string,
  { sha256, readAt }: { readonly sha256: string; readonly readAt: Date },
): Promise<void> {
  await db
    .insertInto('imageReferences')
    .values({ reference, sha256, readAt: readAt.getTime() })
    .onConflict(conflict =>
      conflict
        .column('reference')
        .doUpdateSet(eb => ({ sha256: eb.ref('excluded.sha256'), readAt: eb.ref('excluded.readAt') })),
    )
    .execute()
}

export async function recallImage(
  db: Kysely<Database>,
  reference: string,
): Promise<{ readonly sha256: string; readonly readAt: Date } | undefined> {
  const row = await db
    .selectFrom('imageReferences')
    .select(['sha256', 'readAt'])
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row && imageReferenceRowSchema.parse(row)
}
