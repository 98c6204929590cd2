import type { Kysely } from 'kysely'
import type { ProjectId } from '../identifiers.ts'
import { insertAuditEntry } from './audit-log.ts'
import { projectRowSchema } from './rows.ts'
import type { Database } from './schema.ts'
import type { NewAuditEntry, Project, ProjectLimits } from './storage.ts'

export async function ensureProject(
  db: Kysely<Database>,
  project: { readonly projectId: ProjectId; readonly name: string; readonly createdAt: Date },
): Promise<void> {
  await db
    .insertInto('projects')
    .values({ projectId: project.projectId, name: project.name, createdAt: project.createdAt.getTime() })
    .onConflict(conflict => conflict.column('projectId').doNothing())
    .execute()
}

export async function insertProject(db: Kysely<Database>, project: Project, audit: NewAuditEntry): Promise<void> {
  await db.transaction().execute(async trx => {
    await trx
      .insertInto('projects')
      .values({
        projectId: project.projectId,
        name: project.name,
        createdAt: project.createdAt.getTime(),
        ...limitColumns(project),
      })
      .execute()
    await insertAuditEntry(trx, audit)
  })
}

export async function listProjects(db: Kysely<Database>): Promise<readonly Project[]> {
  const rows = await db.selectFrom('projects').selectAll().orderBy('createdAt').orderBy('projectId').execute()
  return rows.map(row => projectRowSchema.parse(row))
}

export async function limitProject(
  db: Kysely<Database>,
  projectId: ProjectId,
  limits: ProjectLimits,
  audit: NewAuditEntry,
): Promise<boolean> {
  return await db.transaction().execute(async trx => {
    const changed = await trx
      .updateTable('projects')
      .set(limitColumns(limits))
      .where('projectId', '=', projectId)
      .returning('projectId')
      .executeTakeFirst()
    if (changed === undefined) return false
    await insertAuditEntry(trx, audit)
    return true
  })
}

function limitColumns({ monthlyQuota, ratePerSecond }: ProjectLimits) {
  return { monthlyQuota: monthlyQuota ?? null, ratePerSecond: ratePerSecond ?? null }
}
