import type { Clock } from './clock.ts'
import type { ProjectId } from './identifiers.ts'
import { ApiKeys, OPERATOR } from './projects/api-keys.ts'
import { Projects } from './projects/projects.ts'
import type { Random } from './random.ts'
import { openStorage } from './storage/open-storage.ts'
import type { ApiKey, ApiKeyKind, AuditEntry, Project, ProjectLimits, Scope } from './storage/storage.ts'

interface OpenProjectsOptions {
  readonly databaseUrl: string
  readonly clock: Clock
  readonly random: Random
}

/** Projects and their keys as the operator works on them at the terminal, whether a server runs meanwhile or not. */
export interface OpenProjects extends AsyncDisposable {
  /** @throws Problem ERR_PROJECT_TAKEN */
  createProject(projectId: ProjectId, name: string, limits: ProjectLimits): Promise<Project>
  listProjects(): Promise<readonly Project[]>
  /**
   * Changes the limits that are given, and leaves the others.
   *
   * @throws Problem ERR_PROJECT_NOT_FOUND
   */
  limitProject(projectId: ProjectId, limits: Partial<ProjectLimits>): Promise<Project>
  /** Newest first. @throws Problem ERR_PROJECT_NOT_FOUND */
  listAuditEntries(projectId: ProjectId, limit: number): Promise<readonly AuditEntry[]>

  /**
   * @returns The key: this is the only time it is seen whole.
   * @throws Problem ERR_PROJECT_NOT_FOUND
   */
  createKey(request: {
    readonly projectId: ProjectId
    readonly name: string
    readonly kind: ApiKeyKind
    readonly scopes: readonly Scope[]
  }): Promise<string>
  /** @throws Problem ERR_PROJECT_NOT_FOUND */
  listKeys(projectId: ProjectId): Promise<readonly ApiKey[]>
  /** @throws Problem ERR_KEY_NOT_FOUND */
  revokeKey(projectId: ProjectId, apiKeyId: string): Promise<void>
  /**
   * @returns The new key; the former goes on for `graceMs`.
   * @throws Problem ERR_KEY_NOT_FOUND
   */
  rotateKey(projectId: ProjectId, apiKeyId: string, graceMs: number): Promise<string>
}

/** @throws StorageError */
export async function openProjects({ databaseUrl, clock, random }: OpenProjectsOptions): Promise<OpenProjects> {
  const storage = await openStorage(databaseUrl)
  const projects = new Projects({ storage, clock })
  const apiKeys = new ApiKeys({ storage, clock, random })
  return {
    createProject: (projectId, name, limits) => projects.create(projectId, name, limits),
    listProjects: () => projects.list(),
    async limitProject(projectId, limits) {
      const project = { ...(await projects.find(projectId)), ...limits }
      await projects.limit(projectId, project)
      return project
    },
    async listAuditEntries(projectId, limit) {
      await projects.find(projectId)
      return await storage.listAuditEntries({ projectId, limit })
    },
    async createKey(request) {
      await projects.find(request.projectId)
      return (await apiKeys.create(request, OPERATOR)).apiKey
    },
    async listKeys(projectId) {
      await projects.find(projectId)
      return await apiKeys.list(projectId)
    },
    async revokeKey(projectId, apiKeyId) {
      await apiKeys.revoke(projectId, apiKeyId, OPERATOR)
    },
    rotateKey: async (projectId, apiKeyId, graceMs) =>
      (await apiKeys.rotate(projectId, apiKeyId, graceMs, OPERATOR)).apiKey,
    [Symbol.asyncDispose]: () => storage.close(),
  }
}
