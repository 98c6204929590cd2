import type { Kysely } from 'kysely'
import { personalizationRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { PassKey, Personalization } from './storage.ts'

export async function savePersonalization(db: Kysely<Database>, personalization: Personalization): Promise<void> {
  const { passTypeIdentifier, serialNumber, requiredPersonalizationInfo } = personalization
  await db
    .insertInto('personalizations')
    .values({
      passTypeIdentifier,
      serialNumber,
      requiredPersonalizationInfo,
      receivedAt: personalization.receivedAt.getTime(),
    })
    .onConflict(conflict =>
      conflict.columns(['passTypeIdentifier', 'serialNumber']).doUpdateSet(eb => ({
        requiredPersonalizationInfo: eb.ref('excluded.requiredPersonalizationInfo'),
        receivedAt: eb.ref('excluded.receivedAt'),
      })),
    )
    .execute()
}

export async function findPersonalization(db: Kysely<Database>, key: PassKey): Promise<Personalization | undefined> {
  const row = await db
    .selectFrom('personalizations')
    .selectAll()
    .where('passTypeIdentifier', '=', key.passTypeIdentifier)
    .where('serialNumber', '=', key.serialNumber)
    .executeTakeFirst()
  return row && personalizationRowSchema.parse(row)
}
